import type { Address } from "viem";
import { forgetRights } from "../../../src/brand/rights/list.ts";
import { campaignsOpened } from "../../campaign/campaignsOpened.ts";
import { describeCount, sentence } from "../../campaign/describe.ts";
import { describeCampaign } from "../../campaign/names.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { isUnreadable, readRow, type Unreadable } from "../../setting/rows.ts";
import { recordStore } from "./recordStore.ts";
import { updateRecords } from "./records.ts";

/**
 * Forgets, in all campaigns of the brand, what may not be kept any more: answers whose consent or retention is over, and
 * the keys with which they could be read again. A campaign that cannot be looked at does not keep it from the others.
 */
export async function forgetEverywhere(context: Context): Promise<Outcome> {
  const brand = context.clientOf("brand").account.address;
  const opened = await campaignsOpened(context, brand);
  let keys = 0;
  const problems: (Unreadable & { campaign: bigint; subject?: Address })[] = [];
  for (const { campaign } of opened) {
    const updated = await readRow(() => updateRecords(context, campaign));
    if (isUnreadable(updated)) {
      problems.push({ campaign, ...updated });
      continue;
    }
    keys += updated.forgotten;
    problems.push(...updated.unchecked.map((customer) => ({ campaign, ...customer })));
  }
  const now = await context.now();
  const rights = await context.state.transaction((writer) => forgetRights(recordStore(writer), now));
  return {
    data: { campaigns: opened.map(({ campaign }) => campaign), keys, rights, problems },
    lines: [
      ...(rights > 0
        ? [`Forgot ${describeCount(rights, "request")} about rights that ended a year ago.`]
        : []),
      `Looked at ${describeCount(opened.length, "campaign")} and destroyed ${describeCount(keys, "seal key")}. Copies of the state that you made elsewhere still hold them: delete those in time.`,
      ...problems.map(({ campaign, subject, problem }) => {
        const whole = describeCampaign(context, campaign);
        return `${subject === undefined ? sentence(whole) : `${subject} in ${whole}`} was left out. ${problem}`;
      }),
    ],
    refused: problems.length > 0,
  };
}

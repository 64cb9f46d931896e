import type { Address } from "viem";
import { campaignsOpened } from "../../campaign/campaignsOpened.ts";
import { describeCount, sentence } from "../../campaign/describe.ts";
import { describeCampaign } from "../../campaign/names.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { isUnreadable, readRow, type Unreadable } from "../../setting/rows.ts";
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
  return {
    data: { campaigns: opened.map(({ campaign }) => campaign), keys, problems },
    lines: [
      `Looked at ${describeCount(opened.length, "campaign")} and destroyed ${describeCount(keys, "seal key")}. Copies of the state that you made elsewhere still hold them: delete those in time.`,
      ...problems.map(({ campaign, subject, problem }) => {
        const whole = describeCampaign(context, campaign);
        return `${subject === undefined ? sentence(whole) : `${subject} in ${whole}`} was left out. ${problem}`;
      }),
    ],
    refused: problems.length > 0,
  };
}

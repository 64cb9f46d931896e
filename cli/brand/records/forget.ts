import { DecdpError } from "../../../src/errors.ts";
import { campaignsOpened } from "../../campaign/campaignsOpened.ts";
import { describeCount } from "../../campaign/describe.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import { updateRecords } from "./records.ts";

/**
 * Forgets, in all campaigns of the brand, what may not be kept any more: answers whose consent or retention is over, and
 * the keys with which they could be read again. A campaign that cannot be looked at does not keep it from the others.
 */
export async function forgetEverywhere(context: Context): Promise<Outcome> {
  const brand = context.clientOf("brand").account.address;
  const opened = await campaignsOpened(context, brand);
  let keys = 0;
  const problems: { campaign: bigint; problem: string }[] = [];
  for (const { campaign } of opened) {
    try {
      keys += (await updateRecords(context, campaign)).forgotten;
    } catch (error) {
      if (!(error instanceof DecdpError)) throw error;
      problems.push({ campaign, problem: error.message });
    }
  }
  return {
    data: { campaigns: opened.map(({ campaign }) => campaign), keys, problems },
    lines: [
      `Looked at ${describeCount(opened.length, "campaign")} and destroyed ${describeCount(keys, "seal key")}. Copies of the state that you made elsewhere still hold them: delete those in time.`,
      ...problems.map(({ campaign, problem }) => `Campaign ${campaign} was left out. ${problem}`),
    ],
    refused: problems.length > 0,
  };
}

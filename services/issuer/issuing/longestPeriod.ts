import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { readCampaignsOpened } from "../../../src/chain/actions/events.ts";
import type { Gateway } from "../gateway.ts";

/** The longest period of the open campaigns that accept a tree, in seconds; 0 if there is none. */
export async function readLongestPeriod(
  { client, deployment, now }: Pick<Gateway, "client" | "deployment" | "now">,
  issuer: bigint,
): Promise<number> {
  const time = await now();
  let longest = 0;
  for (const { campaign, parameters } of await readCampaignsOpened(client, deployment, { fromBlock: 0n })) {
    // A campaign with a shorter period changes nothing, and need not be asked for.
    if (parameters.periodLength <= longest || !parameters.issuers.includes(issuer)) continue;
    const { closesAt } = await readCampaign(client, deployment, { campaign });
    // Until its notice is over, a campaign that closes takes answers.
    if (closesAt === undefined || closesAt > time) longest = parameters.periodLength;
  }
  return longest;
}

import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { readCampaignsOpened } from "../../../src/chain/actions/events.ts";
import type { Gateway } from "../gateway.ts";

/**
 * The longest period of the open campaigns that accept a tree, in seconds; 0 if there is none. Anybody may open campaigns, with
 * periods of a century: longer ones than `most` do not count, and the chain is asked about no more than it takes.
 */
export async function readLongestPeriod(
  { client, deployment, now }: Pick<Gateway, "client" | "deployment" | "now">,
  issuer: bigint,
  most: number,
): Promise<number> {
  const time = await now();
  const opened = await readCampaignsOpened(client, deployment, { fromBlock: 0n });
  const longestFirst = opened
    .filter(({ parameters: { issuers, periodLength } }) => issuers.includes(issuer) && periodLength <= most)
    .sort((left, right) => right.parameters.periodLength - left.parameters.periodLength);
  for (const { campaign, parameters } of longestFirst) {
    const { closesAt } = await readCampaign(client, deployment, { campaign });
    // Until its notice is over, a campaign that closes takes answers.
    if (closesAt === undefined || closesAt > time) return parameters.periodLength;
  }
  return 0;
}

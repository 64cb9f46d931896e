import { getBlock } from "viem/actions";
import {
  type CampaignClosing,
  type CampaignFunded,
  type RemainderReclaimed,
  readCampaignsClosing,
  readCampaignsFunded,
  readRemaindersReclaimed,
} from "../../../src/chain/actions/auditEvents.ts";
import {
  type AnswerSettled,
  type ConsentGiven,
  type ConsentWithdrawn,
  readAnswersSettled,
  readConsentsGiven,
  readConsentsWithdrawn,
} from "../../../src/chain/actions/events.ts";
import type { ChainEvent } from "../../../src/chain/eventRange.ts";
import { explained } from "../../../src/chain/transact.ts";
import type { Brand } from "../brand.ts";
import type { KnownCampaign } from "../store/records/campaigns.ts";

/** Blocks to read, both ends included. */
export interface BlockRange {
  readonly fromBlock: bigint;
  readonly toBlock: bigint;
}

/** What a range of blocks says of some campaigns and their terms. */
export interface RangeContent {
  readonly consents: readonly ChainEvent<ConsentGiven>[];
  readonly withdrawals: readonly ChainEvent<ConsentWithdrawn>[];
  readonly answers: readonly ChainEvent<AnswerSettled>[];
  readonly fundings: readonly ChainEvent<CampaignFunded>[];
  readonly closings: readonly ChainEvent<CampaignClosing>[];
  readonly reclaims: readonly ChainEvent<RemainderReclaimed>[];
  /** Times of the blocks with answers, Unix seconds. */
  readonly times: ReadonlyMap<bigint, number>;
}

const nothing: RangeContent = {
  ...{ consents: [], withdrawals: [], answers: [], fundings: [], closings: [], reclaims: [] },
  times: new Map(),
};

/** Requests for blocks to a node at once. */
const BLOCKS_AT_ONCE = 20;

/** Reads what blocks say of campaigns, in as many pieces as the node takes. Throws `DecdpError` if it does not answer. */
export async function readRange(
  { client, deployment }: Pick<Brand, "client" | "deployment">,
  campaigns: readonly Pick<KnownCampaign, "campaign" | "terms">[],
  range: BlockRange,
): Promise<RangeContent> {
  // No number is taken for every number.
  if (campaigns.length === 0) return nothing;
  const campaign = campaigns.map((one) => one.campaign);
  const terms = [...new Set(campaigns.map((one) => one.terms))];
  // One after the other: a node that limits its logs has a limit for requests at once, too.
  const consents = await readConsentsGiven(client, deployment, { terms, ...range });
  const withdrawals = await readConsentsWithdrawn(client, deployment, { terms, ...range });
  const answers = await readAnswersSettled(client, deployment, { campaign, ...range });
  const fundings = await readCampaignsFunded(client, deployment, { campaign, ...range });
  const closings = await readCampaignsClosing(client, deployment, { campaign, ...range });
  const reclaims = await readRemaindersReclaimed(client, deployment, { campaign, ...range });
  const times = await timesOf({ client }, [...new Set(answers.map(({ blockNumber }) => blockNumber))]);
  return { consents, withdrawals, answers, fundings, closings, reclaims, times };
}

/** Whether there is anything in it. */
export function isEmpty({ times: _, ...events }: RangeContent): boolean {
  return Object.values(events).every((found) => found.length === 0);
}

async function timesOf(
  { client }: Pick<Brand, "client">,
  blocks: readonly bigint[],
): Promise<Map<bigint, number>> {
  const times = new Map<bigint, number>();
  for (let start = 0; start < blocks.length; start += BLOCKS_AT_ONCE) {
    const some = blocks.slice(start, start + BLOCKS_AT_ONCE);
    const read = await explained(() =>
      Promise.all(some.map((blockNumber) => getBlock(client, { blockNumber }))),
    );
    for (const { number, timestamp } of read) times.set(number, Number(timestamp));
  }
  return times;
}

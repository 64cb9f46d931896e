import { readContract } from "viem/actions";
import { readTermsPublished } from "../../../src/chain/actions/auditEvents.ts";
import { readCampaignsOpened } from "../../../src/chain/actions/events.ts";
import { explained } from "../../../src/chain/transact.ts";
import { DecdpError } from "../../../src/errors.ts";
import { campaignsAbi as abi } from "../../../src/generated/abis.ts";
import type { Query } from "../../shared/database/database.ts";
import type { Brand } from "../brand.ts";
import { newestFinding } from "../store/chain/blocks.ts";
import { type CampaignTotals, totalsOf } from "../store/chain/campaignEvents.ts";
import type { KnownCampaign } from "../store/records/campaigns.ts";
import { isEmpty, readRange } from "./readRange.ts";

/** The node does not have all events: nothing may be taken from it. */
export class IncompleteChainError extends DecdpError {
  override readonly name = "IncompleteChainError";
}

// A node that has forgotten events answers with empty lists. Here it is noticed, before anything is taken from them.

/** Figures of a campaign by the contract itself, at one block. Amounts are in the token's smallest unit. */
export interface ContractFigures {
  readonly campaign: bigint;
  readonly available: bigint;
  readonly reward: bigint;
}

/** The contract's figures at a block. */
export async function readFigures(
  { client, deployment }: Pick<Brand, "client" | "deployment">,
  campaigns: readonly Pick<KnownCampaign, "campaign">[],
  blockNumber: bigint,
): Promise<ContractFigures[]> {
  const contract = { address: deployment.campaigns, abi, functionName: "campaignOf", blockNumber } as const;
  return explained(() =>
    Promise.all(
      campaigns.map(async ({ campaign }) => {
        const { available, reward } = await readContract(client, { ...contract, args: [campaign] });
        return { campaign, available, reward };
      }),
    ),
  );
}

/** Throws `IncompleteChainError` unless the events that were read add up to the contract's own figures, within a transaction. */
export async function requireSums(query: Query, figures: readonly ContractFigures[]): Promise<void> {
  for (const { campaign, available, reward } of figures) {
    const totals = await totalsOf(query, campaign);
    if (sumOf(totals, reward) !== available) throw missing(campaign, totals, available);
  }
}

function sumOf({ funded, reclaimed, settled }: CampaignTotals, reward: bigint): bigint {
  return funded - reclaimed - settled * reward;
}

/**
 * The block in which a campaign's terms were published, before which nobody can have consented to them. Throws
 * `IncompleteChainError` if the node does not show it: it has forgotten what came then.
 */
export async function blockOfTerms(
  { client, deployment, policy }: Pick<Brand, "client" | "deployment" | "policy">,
  { campaign, terms, openedIn }: KnownCampaign,
): Promise<bigint> {
  const range = { fromBlock: policy.firstBlock, toBlock: openedIn };
  const [published] = await readTermsPublished(client, deployment, { terms, ...range });
  if (published !== undefined) return published.blockNumber;
  throw forgotten(`the publishing of the terms of campaign ${campaign}`, policy.firstBlock);
}

/**
 * Throws `IncompleteChainError` if the node has forgotten the newest of what was read up to a block: then it may have forgotten what came
 * next as well. Nodes forget the oldest first.
 */
export async function requireMemory(
  brand: Pick<Brand, "client" | "deployment" | "database">,
  campaigns: readonly KnownCampaign[],
  last: bigint,
): Promise<void> {
  const openings = campaigns.map(({ openedIn }) => openedIn).filter((block) => block <= last);
  const found = await newestFinding(brand.database.query, last);
  const [block] = [...openings, ...(found === undefined ? [] : [found])].sort((one, other) =>
    one > other ? -1 : 1,
  );
  if (block === undefined) return;
  const range = { fromBlock: block, toBlock: block };
  const isShown = openings.includes(block)
    ? (await readCampaignsOpened(brand.client, brand.deployment, range)).length > 0
    : !isEmpty(await readRange(brand, campaigns, range));
  if (!isShown) throw forgotten("what it showed before", block);
}

function missing(campaign: bigint, totals: CampaignTotals, available: bigint): IncompleteChainError {
  const { funded, reclaimed, settled } = totals;
  return new IncompleteChainError(
    `The node's events of campaign ${campaign} do not add up: ${settled} answers were settled, ${funded} paid in and ${reclaimed} taken back, and the contract has ${available} left.`,
    { details: { campaign, ...totals, available }, hint: HINT },
  );
}

function forgotten(what: string, block: bigint): IncompleteChainError {
  return new IncompleteChainError(
    `The node does not show ${what}, in or after block ${block}: it has not all events.`,
    {
      details: { block },
      hint: HINT,
    },
  );
}

const HINT =
  "Nothing more is taken from it, and decisions go on with what is known. Use a node that keeps all events; --first-block names a block before the terms.";

import { type Address, erc20Abi } from "viem";
import { getBlock, getBlockNumber, readContract } from "viem/actions";
import { domainOf } from "../../../src/agent/request/brandFile.ts";
import { type OpeningEvent, readAllOpenings } from "../../../src/chain/history.ts";
import { explained, type ReadingClient } from "../../../src/chain/transact.ts";
import type { BrandAccount, BrandOnChain, CampaignAccount, TokenName } from "./account.ts";
import { type Auditing, accountOfCampaign } from "./campaign.ts";
import type { Progress } from "./messages.ts";
import { compareDomain } from "./said/domain.ts";

/** The brands that opened campaigns, in the order of their first one. */
export function brandsOf(openings: readonly OpeningEvent[]): BrandOnChain[] {
  const all = Map.groupBy(openings, ({ brand }) => brand);
  return [...all].map(([brand, own]) => ({ brand, claims: domainOfAll(own), campaigns: own.length }));
}

/** All campaigns of the chain. Throws `DecdpError` if the node has forgotten some. */
export async function readOpenings(
  { client, network }: Pick<Auditing, "client" | "network">,
  onProgress: (progress: Progress) => void,
): Promise<OpeningEvent[]> {
  const { deployment, firstBlock: fromBlock } = network;
  return readAllOpenings(client, deployment, {
    fromBlock,
    onProgress: ({ readTo, toBlock }) => {
      const [done, total] = [Number(readTo - fromBlock) + 1, Number(toBlock - fromBlock) + 1];
      onProgress({ campaigns: [0, 0], step: "openings", done, total });
    },
  });
}

/**
 * Audits all campaigns of a brand up to one block: that of an account which was interrupted, or the latest one. What is kept
 * of an unfinished account is removed once it is done.
 */
export async function accountOfBrand(
  auditing: Auditing,
  { brand, openings }: { readonly brand: Address; readonly openings: readonly OpeningEvent[] },
  tell: {
    readonly progress: (progress: Progress) => void;
    readonly campaign: (one: CampaignAccount) => void;
  },
): Promise<BrandAccount> {
  const { client, network, store } = auditing;
  const toBlock = await lastBlock(auditing, brand);
  const own = openings.filter((one) => isSameAccount(one.brand, brand) && one.blockNumber <= toBlock);
  const domain = domainOfAll(own);
  const campaigns: CampaignAccount[] = [];
  for (const opening of own) {
    const { campaign } = opening;
    const done = [campaigns.length, own.length] as const;
    const account = await accountOfCampaign(auditing, { opening, toBlock, domain }, (progress) =>
      tell.progress({ ...progress, campaign, campaigns: done }),
    );
    campaigns.push(account);
    tell.campaign(account);
  }
  const { timestamp } = await explained(() => getBlock(client, { blockNumber: toBlock }));
  const names = [...new Set(own.map(({ parameters }) => parameters.token))];
  const tokens = await Promise.all(
    names.map(async (token) => [token, await tokenName(client, token)] as const),
  );
  const said = await compareDomain(network, brand, domain);
  for (const key of await store.list("")) await store.delete(key);
  return {
    ...{ brand, campaigns, domain: said, tokens: new Map(tokens) },
    readTo: { block: Number(toBlock), time: Number(timestamp) },
  };
}

/** The domain of the newest campaign's document: what the brand says of itself, until that domain names it. */
function domainOfAll(openings: readonly OpeningEvent[]): string | undefined {
  return openings
    .map(({ parameters }) => domainOf(parameters.documentUri))
    .findLast((one) => one !== undefined);
}

/** Where an interrupted account was to end; by default the latest block. */
async function lastBlock({ client, network, store }: Auditing, brand: Address): Promise<bigint> {
  const { chainId, campaigns } = network.deployment;
  const key = `end/${chainId}/${campaigns}/${brand}`.toLowerCase();
  const kept = await store.get(key);
  if (kept !== undefined) return BigInt(kept);
  const latest = await explained(() => getBlockNumber(client, { cacheTime: 0 }));
  await store.set(key, `${latest}`);
  return latest;
}

/** How a token calls itself, in a few plain characters; whoever wrote it may call it anything. */
async function tokenName(client: ReadingClient, address: Address): Promise<TokenName> {
  const contract = { address, abi: erc20Abi } as const;
  try {
    const [symbol, decimals] = await Promise.all([
      readContract(client, { ...contract, functionName: "symbol" }),
      readContract(client, { ...contract, functionName: "decimals" }),
    ]);
    const isPlain = /^[\p{L}\p{N}$.+-]{1,12}$/u.test(symbol) && decimals <= 36;
    return isPlain ? { symbol, decimals } : { symbol: "", decimals: 0 };
  } catch {
    return { symbol: "", decimals: 0 };
  }
}

function isSameAccount(left: Address, right: Address): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

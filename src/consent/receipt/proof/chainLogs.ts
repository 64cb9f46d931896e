import { type Address, decodeEventLog, type Hex, isAddressEqual, type Log } from "viem";
import { getBlock, getChainId, getTransactionReceipt } from "viem/actions";
import { findCause } from "../../../causes.ts";
import { explained, type ReadingClient } from "../../../chain/transact.ts";
import { consentRegistryAbi as abi } from "../../../generated/abis.ts";
import type { ChainPosition, ReceiptFacts } from "../life/facts.ts";
import type { BoundTo } from "../life/states.ts";

/** Terms as the chain has them. */
export interface PublishedTermsLog {
  readonly terms: Hex;
  readonly brand: Address;
  /** The core, in canonical JSON. */
  readonly core: string;
  /** Unix seconds. */
  readonly publishedAt: number;
}

/** A consent or a withdrawal as the chain has it. Times are Unix seconds. */
export interface ConsentLog {
  readonly subject: Address;
  readonly terms: Hex;
  readonly signedAt: number;
  readonly recordedAt: number;
  /** Of a consent only. */
  readonly until?: number;
  /** Of a consent only: hash of the words that the subject was shown (see `hashOfWords`). */
  readonly words?: Hex;
}

/** The chain that the client's node is on. */
export async function chainOf(client: ReadingClient): Promise<number> {
  return explained(() => getChainId(client));
}

/** The terms at a place on chain; undefined if something else, or nothing, is there. */
export async function readPublished(
  client: ReadingClient,
  facts: ReceiptFacts,
): Promise<PublishedTermsLog | undefined> {
  const args = await readArguments(client, facts, "TermsPublished", facts.published);
  if (args === undefined) return undefined;
  const { timestamp } = await explained(() =>
    getBlock(client, { blockNumber: BigInt(facts.published.block) }),
  );
  const publishedAt = Number(timestamp);
  if (!isTime(publishedAt)) return undefined;
  return { ...(args as unknown as Omit<PublishedTermsLog, "publishedAt">), publishedAt };
}

/** The consent or withdrawal at a place on chain; undefined if something else, or nothing, is there. */
export async function readRecorded(
  client: ReadingClient,
  facts: ReceiptFacts,
  name: Exclude<BoundTo, "TermsPublished">,
  position: ChainPosition,
): Promise<ConsentLog | undefined> {
  return (await readArguments(client, facts, name, position)) as unknown as ConsentLog | undefined;
}

async function readArguments(
  client: ReadingClient,
  { contract }: ReceiptFacts,
  name: BoundTo,
  { block, transaction, log: index }: ChainPosition,
): Promise<object | undefined> {
  const receipt = await explained(() => getTransactionReceipt(client, { hash: transaction })).catch(
    withoutUnknown,
  );
  if (receipt === undefined || receipt.blockNumber !== BigInt(block)) return undefined;
  return receipt.transactionHash === transaction
    ? argumentsOf(receipt.logs, { contract, name, index })
    : undefined;
}

interface WantedLog {
  readonly contract: Address;
  readonly name: BoundTo;
  /** In the block. */
  readonly index: number;
}

/** The arguments of an event among logs; undefined also for what no honest node says. */
function argumentsOf(logs: readonly Log[], { contract, name, index }: WantedLog): object | undefined {
  try {
    const { address, topics, data } = logs.find(({ logIndex }) => logIndex === index)!;
    const { eventName, args } = decodeEventLog({ abi, topics, data });
    return isAddressEqual(address, contract) && eventName === name ? args : undefined;
  } catch {
    return undefined;
  }
}

/** A node may name a time beyond what a date can hold. */
function isTime(seconds: number): boolean {
  return Number.isSafeInteger(seconds) && seconds >= 0 && seconds < 2 ** 40;
}

/** A node that does not know a transaction says so with an error. */
function withoutUnknown(error: unknown): undefined {
  if (findCause(error, { names: ["TransactionReceiptNotFoundError"] }) !== undefined) return undefined;
  throw error;
}

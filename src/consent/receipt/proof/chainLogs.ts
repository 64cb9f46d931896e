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
  return { ...(args as unknown as Omit<PublishedTermsLog, "publishedAt">), publishedAt: Number(timestamp) };
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
  const log = receipt.logs.find(({ logIndex }) => logIndex === index);
  if (log === undefined || !isAddressEqual(log.address, contract)) return undefined;
  return argumentsOf(log, name);
}

function argumentsOf({ topics, data }: Pick<Log, "topics" | "data">, name: BoundTo): object | undefined {
  try {
    const { eventName, args } = decodeEventLog({ abi, topics, data });
    return eventName === name ? args : undefined;
  } catch {
    return undefined;
  }
}

/** A node that does not know a transaction says so with an error. */
function withoutUnknown(error: unknown): undefined {
  if (findCause(error, { names: ["TransactionReceiptNotFoundError"] }) !== undefined) return undefined;
  throw error;
}

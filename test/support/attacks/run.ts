import { decodeFunctionResult, encodeFunctionData, type Hex, numberToHex, zeroAddress } from "viem";
import { campaignsAbi as abi } from "../../../src/generated/abis.ts";
import type { Attack } from "./attack.ts";
import type { AttackChain } from "./chain.ts";
import type { AttackCase } from "./corpus.ts";
import { encode, type Submission } from "./submission.ts";

/** What one transaction may take (EIP-7825). */
const TRANSACTION_GAS = numberToHex(16_777_216n);
/** The code with which a node says that a call reverted. */
const REVERTED = 3;

/** What became of the attacks of one kind. */
export interface KindResult {
  readonly kind: string;
  readonly cases: number;
  /** Calls that reverted. */
  readonly reverted: number;
  /** Batches that settled all answers but the broken ones. */
  readonly passedOver: number;
}

export interface AttackResults {
  readonly kinds: readonly KindResult[];
  /** Attacks that succeeded. */
  readonly accepted: readonly AttackCase[];
  /** Different submissions that were broken. */
  readonly originals: number;
  /** Those of them that the chain does not accept as they were before. */
  readonly refusedOriginals: readonly Submission[];
}

/**
 * Submits every attack, and every submission that was broken, as a call that leaves nothing behind.
 *
 * @throws Error if a call fails for another reason than that the contracts refuse it.
 */
export async function runAttacks(
  chain: AttackChain,
  cases: Iterable<AttackCase>,
  onProgress: (done: number) => void = () => {},
): Promise<AttackResults> {
  const kinds = new Map<string, KindResult>();
  const accepted: AttackCase[] = [];
  const originals = new Set<Submission>();
  let done = 0;
  for (const attack of cases) {
    const { kind } = attack;
    originals.add(attack.original);
    const outcome = await outcomeOf(chain, attack);
    if (outcome === "accepted") accepted.push(attack);
    const before = kinds.get(kind) ?? { kind, cases: 0, reverted: 0, passedOver: 0 };
    kinds.set(kind, {
      kind,
      cases: before.cases + 1,
      reverted: before.reverted + Number(outcome === "reverted"),
      passedOver: before.passedOver + Number(outcome === "passed over"),
    });
    onProgress(++done);
  }
  const refusedOriginals: Submission[] = [];
  for (const original of originals) {
    if (!(await isAccepted(chain, original))) refusedOriginals.push(original);
  }
  return { kinds: [...kinds.values()], accepted, originals: originals.size, refusedOriginals };
}

async function outcomeOf(
  chain: AttackChain,
  { data, tolerated }: Attack,
): Promise<"reverted" | "passed over" | "accepted"> {
  if (tolerated === undefined) return (await call(chain, data)) === undefined ? "reverted" : "accepted";
  // The records are read in the same call, after the batch.
  const reads = tolerated.unrecorded.map(({ campaign, nullifier }) =>
    encodeFunctionData({ abi, functionName: "answerOf", args: [campaign, nullifier] }),
  );
  const args = [[data, ...reads]] as const;
  const result = await call(chain, encodeFunctionData({ abi, functionName: "multicall", args }));
  if (result === undefined) return "reverted";
  const [batch, ...records] = decodeFunctionResult({ abi, functionName: "multicall", data: result });
  const isNotRecorded = (record: Hex) =>
    decodeFunctionResult({ abi, functionName: "answerOf", data: record }).subject === zeroAddress;
  const isRefused = settledBy(batch!) === tolerated.settled && records.every(isNotRecorded);
  return isRefused ? "passed over" : "accepted";
}

async function isAccepted(chain: AttackChain, submission: Submission): Promise<boolean> {
  const result = await call(chain, encode(submission));
  if (result === undefined) return false;
  return submission.functionName === "settle" || settledBy(result) === submission.answers.length;
}

function settledBy(result: Hex): number {
  return Number(decodeFunctionResult({ abi, functionName: "settleBatch", data: result }));
}

/** What the call returns; undefined if it reverts. A client of viem would take as long again to explain it. */
async function call({ url, relayer, deployment }: AttackChain, data: Hex): Promise<Hex | undefined> {
  const transaction = { from: relayer.account.address, to: deployment.campaigns, gas: TRANSACTION_GAS, data };
  const request = { jsonrpc: "2.0", id: 1, method: "eth_call", params: [transaction, "latest"] };
  const headers = { "content-type": "application/json" };
  const post = () => fetch(url, { method: "POST", headers, body: JSON.stringify(request) });
  // A connection that was kept open may have been closed by the other side meanwhile.
  const response = await post().catch(post);
  const { result, error } = (await response.json()) as Reply;
  if (error === undefined) return result;
  if (error.code === REVERTED) return undefined;
  throw new Error(`The call failed with ${error.code}: ${error.message}.`);
}

interface Reply {
  readonly result?: Hex;
  readonly error?: { readonly code: number; readonly message: string };
}

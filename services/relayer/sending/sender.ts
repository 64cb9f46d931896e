import { type Hash, keccak256, type TransactionReceipt } from "viem";
import { getTransactionCount, getTransactionReceipt, sendRawTransaction } from "viem/actions";
import { findCause } from "../../../src/causes.ts";
import type { Relayer } from "../relayer.ts";
import {
  addRepricedTransaction,
  addWork,
  closeNonce,
  findOpenWorks,
  type SignedTransaction,
  type Work,
} from "../store/ledger.ts";
import { type Draft, nextDraft, withdrawalDraft } from "./drafts.ts";
import { type Fees, firstFees, type Head, readHead, replacingFees } from "./fees.ts";
import { isTakenAlready } from "./nodeReplies.ts";
import { outcomesOf } from "./outcomes.ts";

/** Blocks more than usual before a nonce counts as taken by a transaction that is not in the database. */
const STRANGER_DEPTH = 2n;

/**
 * One step: follows what was sent, and sends what is due. At most one nonce waits for its block at any time, so that
 * what is urgent can take its place. Returns whether something was begun or closed, so that there may be more to do.
 */
export async function step(relayer: Relayer): Promise<boolean> {
  const head = await readHead(relayer);
  const taken = await countNoncesTaken(relayer);
  const open = await findOpenWorks(relayer.database.query);
  let next = taken;
  for (const nonce of new Set(open.map((work) => work.nonce))) {
    const works = open.filter((work) => work.nonce === nonce);
    const stage = await followNonce(relayer, head, taken, works);
    if (stage === "waiting") return advanceNonce(relayer, head, works);
    if (stage === "closed") return true;
    next = Math.max(next, nonce + 1);
  }
  const draft = await nextDraft(relayer, head);
  if (draft === undefined) return false;
  await signAndSend(relayer, head, next, draft);
  return true;
}

/** Where a nonce stands: closed for good, in a block but not final, or waiting for a block. */
async function followNonce(
  relayer: Relayer,
  head: Head,
  taken: number,
  works: readonly Work[],
): Promise<"closed" | "mined" | "waiting"> {
  const { database, policy, metrics, log } = relayer;
  const confirmations = BigInt(policy.confirmations);
  for (const work of works) {
    for (const { hash } of work.transactions) {
      const receipt = await findReceipt(relayer, hash);
      if (receipt === undefined) continue;
      if (head.number - receipt.blockNumber + 1n < confirmations) return "mined";
      const { status, gasUsed } = receipt;
      const outcomes = status === "success" ? await outcomesOf(relayer, work, receipt) : [];
      await closeNonce(database, works, { work, hash, outcomes });
      metrics.transactions.inc({ kind: work.kind, status });
      metrics.gas.inc({ kind: work.kind }, Number(gasUsed));
      log(`${work.kind} nonce ${work.nonce} ${status} in ${hash}, ${gasUsed} gas`);
      return "closed";
    }
  }
  const { nonce } = works[0]!;
  if (taken <= nonce) return "waiting";
  // Somebody else sends from this account, or the node does not know its receipts yet.
  const blockNumber = head.number - confirmations - STRANGER_DEPTH;
  if (blockNumber < 0n || (await countNoncesTaken(relayer, blockNumber)) <= nonce) return "mined";
  await closeNonce(database, works, undefined);
  log(`nonce ${nonce} was taken by a transaction of somebody else with this account`);
  return "closed";
}

/** Sends again what waits for its block, for more if it has waited long, and lets withdrawals take its place. */
async function advanceNonce(relayer: Relayer, head: Head, works: readonly Work[]): Promise<boolean> {
  const { nonce } = works[0]!;
  const offers = works.flatMap(({ transactions }) => transactions);
  const highest = offers.reduce((left, right) => (left.maxFeePerGas > right.maxFeePerGas ? left : right));
  if (works.every(({ kind }) => kind !== "withdrawals")) {
    const draft = await withdrawalDraft(relayer);
    if (draft !== undefined) {
      await signAndSend(relayer, head, nonce, draft, highest);
      return true;
    }
  }
  const work = works.find(({ transactions }) => transactions.includes(highest))!;
  const isStuck = head.number - BigInt(highest.block) >= BigInt(relayer.policy.repriceAfter);
  const isAffordable = work.kind === "withdrawals" || head.baseFee <= relayer.policy.largestBaseFee;
  if (!isStuck || !isAffordable) {
    await broadcast(relayer, highest);
    return false;
  }
  const fees = replacingFees(highest, await firstFees(relayer, head, work.kind === "withdrawals"));
  const signed = await sign(relayer, head, work, fees);
  await addRepricedTransaction(relayer.database, work, signed);
  relayer.metrics.repriced.inc();
  relayer.log(`${work.kind} nonce ${nonce} for ${fees.maxFeePerGas} wei instead of ${highest.maxFeePerGas}`);
  await broadcast(relayer, signed);
  return false;
}

/** Signs a draft, writes it down, and only then sends it. */
async function signAndSend(
  relayer: Relayer,
  head: Head,
  nonce: number,
  { items, ...draft }: Draft,
  replaced?: Fees,
): Promise<void> {
  const first = await firstFees(relayer, head, draft.kind === "withdrawals");
  const fees = replaced === undefined ? first : replacingFees(replaced, first);
  const signed = await sign(relayer, head, { nonce, ...draft }, fees);
  await addWork(relayer.database, { nonce, ...draft }, items, signed);
  relayer.metrics.batchSize.observe({ kind: draft.kind }, items.length);
  relayer.log(`${draft.kind} nonce ${nonce}: ${items.length} in ${signed.hash}`);
  await broadcast(relayer, signed);
}

async function sign(
  { client }: Relayer,
  head: Head,
  { nonce, to, data, gas }: Pick<Work, "nonce" | "to" | "data" | "gas">,
  fees: Fees,
): Promise<SignedTransaction> {
  const raw = await client.account.signTransaction({
    type: "eip1559",
    chainId: client.chain.id,
    nonce,
    to,
    data,
    gas,
    ...fees,
  });
  return { hash: keccak256(raw), raw, ...fees, block: Number(head.number) };
}

/** A node that has it, or has something better or newer, says so with an error: the receipts tell what happened. */
async function broadcast({ client, log }: Relayer, { raw, hash }: SignedTransaction): Promise<void> {
  try {
    await sendRawTransaction(client, { serializedTransaction: raw });
  } catch (error) {
    const { shortMessage, details } = error as { shortMessage?: string; details?: string };
    const reply = details || shortMessage || String(error);
    if (!isTakenAlready(reply)) log(`${hash} was not taken: ${reply}`);
  }
}

async function findReceipt({ client }: Relayer, hash: Hash): Promise<TransactionReceipt | undefined> {
  try {
    return await getTransactionReceipt(client, { hash });
  } catch (error) {
    if (findCause(error, { names: ["TransactionReceiptNotFoundError"] }) !== undefined) return undefined;
    throw error;
  }
}

async function countNoncesTaken({ client }: Relayer, blockNumber?: bigint): Promise<number> {
  const { address } = client.account;
  return getTransactionCount(client, blockNumber === undefined ? { address } : { address, blockNumber });
}

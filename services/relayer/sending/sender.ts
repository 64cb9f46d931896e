import type { Hash, TransactionReceipt } from "viem";
import { getTransactionCount, getTransactionReceipt } from "viem/actions";
import { findCause } from "../../../src/causes.ts";
import { lookAround } from "../lookAround.ts";
import type { Relayer } from "../relayer.ts";
import { closeNonce, findItems, findOpenWorks, type Work } from "../store/ledger.ts";
import { draftBeside, nextDraft } from "./drafts.ts";
import { isOutOfFunds, type Market, readMarket } from "./fees.ts";
import { itemKindOf } from "./messageDrafts.ts";
import { outcomesOf } from "./outcomes.ts";
import { settleLanded } from "./refusing.ts";
import { signAndSend } from "./signing.ts";
import { advanceNonce } from "./waitingNonce.ts";

/** Blocks more than usual before a nonce counts as taken by a transaction that is not in the database. */
const STRANGER_DEPTH = 2n;

/**
 * One step: follows what was sent, and sends what is due. At most one nonce waits for its block at any time, so that
 * what is urgent can take its place; only answers and consents of customers wait side by side. Returns whether something
 * was begun or closed, so that there may be more to do.
 */
export async function step(relayer: Relayer): Promise<boolean> {
  await lookAround(relayer);
  const market = await readMarket(relayer);
  noteFunds(relayer, market);
  const taken = await countNoncesTaken(relayer);
  const open = await findOpenWorks(relayer.database.query);
  const waiting: Work[] = [];
  let next = taken;
  for (const nonce of new Set(open.map((work) => work.nonce))) {
    const works = open.filter((work) => work.nonce === nonce);
    const stage = await followNonce(relayer, market, taken, works);
    if (stage === "closed") return true;
    if (stage === "waiting") {
      if (await advanceNonce(relayer, market, works)) return true;
      waiting.push(...works);
    }
    next = Math.max(next, nonce + 1);
  }
  const draft =
    waiting.length === 0
      ? await nextDraft(relayer, market)
      : await draftBeside(relayer, withoutCost(market, waiting), waiting);
  if (draft === undefined) return false;
  await signAndSend(relayer, market, next, draft);
  return true;
}

/** What is left when all that was signed for what waits has been paid: more than it can cost. */
function withoutCost(market: Market, waiting: readonly Work[]): Market {
  const offers = waiting.flatMap(({ gas, transactions }) =>
    transactions.map(({ maxFeePerGas }) => gas * maxFeePerGas),
  );
  const balance = offers.reduce((left, cost) => left - cost, market.balance);
  return { ...market, balance: balance > 0n ? balance : 0n };
}

/** Tells the operator once that money is needed, and once that there is some again. */
function noteFunds({ notes, log, client }: Relayer, market: Market): void {
  const isEmpty = isOutOfFunds(market);
  if (isEmpty === notes.isOutOfFunds) return;
  notes.isOutOfFunds = isEmpty;
  const { address } = client.account;
  log(isEmpty ? `${address} is out of funds: ${market.balance} wei` : `${address} has funds again`);
}

/** Where a nonce stands: closed for good, in a block but not final, or waiting for a block. */
async function followNonce(
  relayer: Relayer,
  market: Market,
  taken: number,
  works: readonly Work[],
): Promise<"closed" | "mined" | "waiting"> {
  const { database, policy, metrics, log } = relayer;
  const confirmations = BigInt(policy.confirmations);
  for (const work of works) {
    for (const { hash } of work.transactions) {
      const receipt = await findReceipt(relayer, hash);
      if (receipt === undefined) continue;
      if (market.block - receipt.blockNumber + 1n < confirmations) return "mined";
      const { status, gasUsed } = receipt;
      const outcomes = status === "success" ? await outcomesOf(relayer, work, receipt) : [];
      await closeNonce(database, works, { work, hash, gasUsed, outcomes });
      metrics.transactions.inc({ kind: work.kind, status });
      metrics.gas.inc({ kind: work.kind, lane: work.lane }, Number(gasUsed));
      log(`${work.kind} nonce ${work.nonce} ${status} in ${hash}, ${gasUsed} gas`);
      return "closed";
    }
  }
  const { nonce } = works[0]!;
  if (taken <= nonce) return "waiting";
  // Somebody else sends from this account, or the node does not know its receipts yet.
  const blockNumber = market.block - confirmations - STRANGER_DEPTH;
  if (blockNumber < 0n || (await countNoncesTaken(relayer, blockNumber)) <= nonce) return "mined";
  const items = await Promise.all(works.map((work) => findItems(database.query, work)));
  await closeNonce(database, works, undefined);
  log(
    `nonce ${nonce} was taken by a transaction that the node does not show, or somebody else with this account sent`,
  );
  // What was in that transaction is not to be paid for once more.
  for (const [index, { kind }] of works.entries())
    await settleLanded(relayer, itemKindOf[kind], items[index]!);
  return "closed";
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

import { withdrawalLanes } from "../lanes.ts";
import type { Relayer } from "../relayer.ts";
import { addRepricedTransaction, type SignedTransaction, type Work } from "../store/ledger.ts";
import { broadcast } from "./broadcast.ts";
import { withdrawalDraft } from "./drafts.ts";
import { type Fees, isBelowMarket, largestGas, type Market, marketFees, replacingFees } from "./fees.ts";
import { sign, signAndSend } from "./signing.ts";
import { emptyDraft, reasonToGiveUp } from "./vain.ts";

/**
 * Customers' withdrawals take the place of the same answers or messages so often at most; then they take the next nonce,
 * which comes soon, since the next block takes what is offered at the market's price.
 */
const MOST_DISPLACEMENTS = 2;

/**
 * Goes on with a nonce that waits for its block: lets withdrawals take its place, sends it again, at the market's price
 * if no node has it, and for more if it lies below. Returns whether something else was begun.
 */
export async function advanceNonce(
  relayer: Relayer,
  market: Market,
  works: readonly Work[],
): Promise<boolean> {
  const offers = works.flatMap((work) => work.transactions.map((transaction) => ({ work, transaction })));
  const accepted = offers.filter(({ transaction }) => transaction.isAccepted);
  const highest = accepted.reduce<(typeof offers)[number] | undefined>(
    (best, offer) =>
      best === undefined || offer.transaction.maxFeePerGas > best.transaction.maxFeePerGas ? offer : best,
    undefined,
  );
  if (await displace(relayer, market, works, highest?.transaction)) return true;
  if (highest !== undefined) return keepUp(relayer, market, highest.work, highest.transaction);
  const { work, transaction } = offers.at(-1)!;
  return offerAnew(relayer, market, work, transaction);
}

/** Where what waits lies below the market, such as because its ceiling does, it waits for long: any withdrawal goes first. */
async function displace(
  relayer: Relayer,
  market: Market,
  works: readonly Work[],
  offered: Fees | undefined,
): Promise<boolean> {
  if (works.some(({ kind }) => kind === "withdrawals")) return false;
  const isPassedOver = offered === undefined || isBelowMarket(offered, market);
  if (!isPassedOver && works.some(({ displaced }) => displaced >= MOST_DISPLACEMENTS)) return false;
  const draft = await withdrawalDraft(relayer, market, isPassedOver ? withdrawalLanes : ["sponsored"]);
  if (draft === undefined) return false;
  const fees = offered === undefined ? draft.fees : replacingFees(offered, draft.fees, relayer.policy, true);
  if (fees === undefined || isTooDear(fees, draft.gas, market)) return false;
  await signAndSend(relayer, market, works[0]!.nonce, { ...draft, fees });
  return true;
}

/**
 * What a node has is sent again as it is, in case the node has dropped it, or for more if blocks pass it over. Returns
 * whether something else takes its place.
 */
async function keepUp(
  relayer: Relayer,
  market: Market,
  work: Work,
  offered: SignedTransaction,
): Promise<boolean> {
  const { policy, metrics, log } = relayer;
  const isUrgent = work.kind === "withdrawals";
  const isOld = market.block - BigInt(offered.block) >= BigInt(policy.repriceAfter);
  const isTooLarge = work.gas > largestGas(market);
  const isPassedOver = isTooLarge || (isOld && isBelowMarket(offered, market));
  const wanted = isPassedOver ? marketFees(market, policy, isUrgent) : undefined;
  const fees = wanted && replacingFees(offered, wanted, policy, isUrgent);
  if (fees === undefined) {
    await broadcast(relayer, offered);
    return false;
  }
  if (await giveUp(relayer, market, work, fees)) return true;
  if (isTooDear(fees, work.gas, market)) {
    await broadcast(relayer, offered);
    return false;
  }
  metrics.repriced.inc();
  log(`${work.kind} nonce ${work.nonce} for ${fees.maxFeePerGas} wei instead of ${offered.maxFeePerGas}`);
  await resign(relayer, market, work, fees);
  return false;
}

/** What no node has is offered at the market's price, whatever was offered before; not while that cannot be paid. */
async function offerAnew(
  relayer: Relayer,
  market: Market,
  work: Work,
  last: SignedTransaction,
): Promise<boolean> {
  const fees = marketFees(market, relayer.policy, work.kind === "withdrawals");
  if (fees === undefined) return false;
  if (await giveUp(relayer, market, work, fees)) return true;
  if (isTooDear(fees, work.gas, market)) return false;
  const isFair = !isBelowMarket(last, market) && last.maxFeePerGas * 4n <= fees.maxFeePerGas * 5n;
  if (isFair) await broadcast(relayer, last);
  else await resign(relayer, market, work, fees);
  return false;
}

/** Before anything is offered for a work once more: whether it is in vain, so that nothing takes its place. */
async function giveUp(relayer: Relayer, market: Market, work: Work, fees: Fees): Promise<boolean> {
  const reason = await reasonToGiveUp(relayer, market, work, fees);
  if (reason === undefined) return false;
  const draft = emptyDraft(relayer, work, fees);
  if (isTooDear(fees, draft.gas, market)) return false;
  relayer.log(`${work.kind} nonce ${work.nonce} is given up: ${reason}`);
  await signAndSend(relayer, market, work.nonce, draft);
  return true;
}

async function resign(relayer: Relayer, market: Market, work: Work, fees: Fees): Promise<void> {
  const signed = await sign(relayer, market, work, fees);
  await addRepricedTransaction(relayer.database, work, signed);
  await broadcast(relayer, signed);
}

function isTooDear({ maxFeePerGas }: Fees, gas: bigint, { balance }: Market): boolean {
  return gas * maxFeePerGas > balance;
}

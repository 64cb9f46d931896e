import { estimateMaxPriorityFeePerGas, getBalance, getBlock } from "viem/actions";
import type { ServiceClient } from "../../shared/connectChain.ts";
import type { Notes } from "../notes.ts";
import type { Policy } from "../policy.ts";

/** What a transaction offers for gas, in wei. */
export interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** What gas costs at the latest block, and what there is to pay for it; in wei. */
export interface Market {
  /** Number of the latest block. */
  readonly block: bigint;
  readonly gasLimit: bigint;
  /** 0 on a chain without one. */
  readonly baseFee: bigint;
  /** What transactions usually add to it, and at least what the node asks for. */
  readonly tip: bigint;
  readonly balance: bigint;
}

/** The most that one transaction may use (EIP-7825). */
const GAS_CAP = 2n ** 24n;
/** Gas that a relayer must be able to pay for: an answer alone, or a withdrawal at twice the tip. */
const LEAST_GAS = 420_000n;

export async function readMarket({
  client,
  notes,
}: {
  readonly client: ServiceClient;
  readonly notes: Pick<Notes, "minimumTip">;
}): Promise<Market> {
  const { address } = client.account;
  const [{ number, gasLimit, baseFeePerGas }, usual, balance] = await Promise.all([
    getBlock(client, { blockTag: "latest" }),
    estimateMaxPriorityFeePerGas(client),
    getBalance(client, { address }),
  ]);
  return {
    block: number,
    gasLimit,
    baseFee: baseFeePerGas ?? 0n,
    tip: larger(usual, notes.minimumTip),
    balance,
  };
}

/** What a transaction offers at the market's price: enough for a base fee that doubles, twice the tip where it is
 * urgent; undefined while gas costs more than the policy allows. */
export function marketFees(market: Market, policy: FeePolicy, isUrgent: boolean): Fees | undefined {
  const { baseFee } = market;
  const ceiling = ceilingOf(policy, isUrgent);
  if (baseFee + market.tip > ceiling) return undefined;
  const maxPriorityFeePerGas = smaller(isUrgent ? market.tip * 2n : market.tip, ceiling - baseFee);
  return { maxPriorityFeePerGas, maxFeePerGas: smaller(baseFee * 2n + maxPriorityFeePerGas, ceiling) };
}

/** The market's price, whatever the policy allows: what a message is tried out with when it comes in. */
export function usualFees({ baseFee, tip }: Market): Fees {
  return { maxFeePerGas: baseFee * 2n + tip, maxPriorityFeePerGas: tip };
}

type FeePolicy = Pick<Policy, "largestFee" | "largestWithdrawalFee">;

function ceilingOf({ largestFee, largestWithdrawalFee }: FeePolicy, isUrgent: boolean): bigint {
  return isUrgent ? largestWithdrawalFee : largestFee;
}

/** Gas that one transaction can have, whatever it costs. */
export function largestGas({ gasLimit }: Pick<Market, "gasLimit">): bigint {
  return smaller(GAS_CAP, gasLimit);
}

/** Gas that one transaction can have at these fees: what chain, block and balance allow. */
export function affordableGas(market: Market, { maxFeePerGas }: Fees): bigint {
  const largest = largestGas(market);
  return maxFeePerGas === 0n ? largest : smaller(largest, market.balance / maxFeePerGas);
}

/** Whether the balance does not pay for a single message at the price that is offered: nothing else is ever sent. */
export function isOutOfFunds(market: Market): boolean {
  const { balance } = market;
  return balance === 0n || balance < LEAST_GAS * usualFees(market).maxFeePerGas;
}

/** Whether blocks take others first, or do not take it at all. */
export function isBelowMarket(
  { maxFeePerGas, maxPriorityFeePerGas }: Fees,
  { baseFee, tip }: Market,
): boolean {
  return maxFeePerGas < baseFee + tip || maxPriorityFeePerGas < tip;
}

/**
 * The least that replaces a transaction at the same nonce, since nodes ask for a tenth more in both, some for an
 * eighth; undefined where that is more than the policy allows.
 */
export function replacingFees(
  offered: Fees,
  market: Fees,
  policy: FeePolicy,
  isUrgent: boolean,
): Fees | undefined {
  const maxFeePerGas = larger(raised(offered.maxFeePerGas), market.maxFeePerGas);
  if (maxFeePerGas > ceilingOf(policy, isUrgent)) return undefined;
  const maxPriorityFeePerGas = larger(raised(offered.maxPriorityFeePerGas), market.maxPriorityFeePerGas);
  return { maxFeePerGas, maxPriorityFeePerGas: smaller(maxPriorityFeePerGas, maxFeePerGas) };
}

function raised(fee: bigint): bigint {
  return (fee * 125n) / 100n + 1n;
}

function larger(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

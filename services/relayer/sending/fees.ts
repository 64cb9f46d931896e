import { estimateMaxPriorityFeePerGas, getBlock } from "viem/actions";
import type { Relayer } from "../relayer.ts";

/** What a transaction offers for gas, in wei. */
export interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** The latest block. */
export interface Head {
  readonly number: bigint;
  /** Wei; 0 on a chain without one. */
  readonly baseFee: bigint;
}

export async function readHead({ client }: Pick<Relayer, "client">): Promise<Head> {
  const { number, baseFeePerGas } = await getBlock(client, { blockTag: "latest" });
  return { number, baseFee: baseFeePerGas ?? 0n };
}

/** What a transaction offers at first: enough for a base fee that doubles, twice the usual tip where it is urgent. */
export async function firstFees(
  { client }: Pick<Relayer, "client">,
  { baseFee }: Head,
  isUrgent: boolean,
): Promise<Fees> {
  const usual = await estimateMaxPriorityFeePerGas(client);
  const maxPriorityFeePerGas = isUrgent ? usual * 2n : usual;
  return { maxPriorityFeePerGas, maxFeePerGas: baseFee * 2n + maxPriorityFeePerGas };
}

/** The least that replaces a transaction at the same nonce: nodes ask for a tenth more in both, some for an eighth. */
export function replacingFees(offered: Fees, first: Fees): Fees {
  return {
    maxFeePerGas: larger(raised(offered.maxFeePerGas), first.maxFeePerGas),
    maxPriorityFeePerGas: larger(raised(offered.maxPriorityFeePerGas), first.maxPriorityFeePerGas),
  };
}

function raised(fee: bigint): bigint {
  return (fee * 125n) / 100n + 1n;
}

function larger(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

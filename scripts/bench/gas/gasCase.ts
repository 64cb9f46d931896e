import type { Address, Hex } from "viem";
import type { CrowdChain } from "../../../test/support/crowd/crowdChain.ts";
import { gasFloor, type Work } from "./gasFloor.ts";
import { calldataGas, type GasSplit, splitGas } from "./gasSplit.ts";

/** The most gas that a transaction may use (EIP-7825). */
export const TRANSACTION_CAP = 16_777_216n;

/** A transaction to be measured. */
export interface GasCase {
  /** The name of its figures in out/bench.json. */
  readonly name: string;
  readonly answers: number;
  readonly to: Address;
  readonly data: Hex;
  readonly work: Omit<Work, "calldata">;
}

/** What the whole transaction took, not each answer. */
export interface GasMeasure {
  readonly name: string;
  readonly answers: number;
  readonly gasUsed: number;
  readonly split: GasSplit;
  readonly floor: GasSplit;
}

/** Sends a transaction and undoes it. Throws if it reverts. */
export async function measureGas(
  chain: CrowdChain,
  { name, answers, to, data, work }: GasCase,
): Promise<GasMeasure> {
  const { client, relayer } = chain;
  const id = await client.snapshot();
  const hash = await relayer.sendTransaction({ to, data, gas: TRANSACTION_CAP });
  const { status, gasUsed } = await client.waitForTransactionReceipt({ hash });
  if (status !== "success") throw new Error(`The transaction of ${name} reverted after ${gasUsed} gas.`);
  const split = await splitGas(chain, hash);
  await client.revert({ id });
  const floor = gasFloor({ ...work, calldata: calldataGas(data) });
  return { name, answers, gasUsed: Number(gasUsed), split, floor };
}

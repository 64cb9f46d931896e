import type { Hex } from "viem";
import type { CrowdChain } from "../../../test/support/crowd/crowdChain.ts";

/** What the gas of one transaction is spent on. The parts add up to its receipt. */
export interface GasSplit {
  readonly pairing: number;
  /** Multiplications and additions on the curve. */
  readonly scalars: number;
  readonly calldata: number;
  /** Reading and writing slots. */
  readonly storage: number;
  /** Base cost, events, calls, memory and what the contracts compute. */
  readonly rest: number;
}

/** What the node reports about one instruction. */
interface Instruction {
  readonly op: string;
  /** Gas left before it. */
  readonly gas: number;
  readonly gasCost: number;
  readonly depth: number;
  readonly stack: readonly string[];
}

const BASE = 21_000;
const partOfPrecompile: Readonly<Record<string, keyof GasSplit>> = {
  "6": "scalars",
  "7": "scalars",
  "8": "pairing",
};

/** Splits the gas of a transaction that succeeded. Throws if the parts do not add up to what was paid. */
export async function splitGas({ client, url }: CrowdChain, hash: Hex): Promise<GasSplit> {
  const { input } = await client.getTransaction({ hash });
  const { gasUsed } = await client.getTransactionReceipt({ hash });
  const instructions = await readTrace(url, hash);
  const costs = costsOf(instructions);
  const split = { pairing: 0, scalars: 0, calldata: calldataGas(input), storage: 0, rest: BASE };
  for (const [index, instruction] of instructions.entries()) split[partOf(instruction)] += costs[index]!;
  const sum = sumOf(split);
  if (BigInt(sum) !== gasUsed) {
    throw new Error(`The parts of ${hash} sum to ${sum}, but it used ${gasUsed} gas.`);
  }
  return split;
}

export function sumOf(split: GasSplit): number {
  return Object.values(split).reduce((left, right) => left + right);
}

/** Bypasses viem, which accepts at most 10 MiB: the trace of a large batch has 40. */
async function readTrace(url: string, hash: Hex): Promise<readonly Instruction[]> {
  const params = [hash, { disableMemory: true, disableStorage: true }];
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "debug_traceTransaction", params });
  const headers = { "content-type": "application/json" };
  const { result, error } = await (await fetch(url, { method: "POST", headers, body })).json();
  if (error !== undefined) throw new Error(`The node does not trace ${hash}: ${error.message}`);
  return result.structLogs;
}

/** 16 gas for each byte, 4 for each zero byte. */
export function calldataGas(input: Hex): number {
  const bytes = Buffer.from(input.slice(2), "hex");
  return bytes.reduce((gas, byte) => gas + (byte === 0 ? 4 : 16), 0);
}

function partOf({ op, stack }: Instruction): keyof GasSplit {
  if (op === "SLOAD" || op === "SSTORE") return "storage";
  if (op !== "STATICCALL") return "rest";
  return partOfPrecompile[BigInt(stack.at(-2)!).toString()] ?? "rest";
}

/** Gas of each instruction. A call's own gas is what it used minus what the called code used. */
function costsOf(instructions: readonly Instruction[]): number[] {
  const costs: number[] = [];
  const calls: { readonly index: number; readonly entered: number }[] = [];
  for (const [index, { gas, gasCost, depth }] of instructions.entries()) {
    const next = instructions[index + 1];
    if (next !== undefined && next.depth > depth) calls.push({ index, entered: next.gas });
    else if (next?.depth === depth) costs[index] = gas - next.gas;
    else {
      costs[index] = gasCost;
      const call = calls.pop();
      if (call === undefined || next === undefined) continue;
      const spentInside = call.entered - (gas - gasCost);
      costs[call.index] = instructions[call.index]!.gas - next.gas - spentInside;
    }
  }
  return costs;
}

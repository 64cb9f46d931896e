import type { CrowdChain } from "../../test/support/crowdChain.ts";

/** Gas of one transaction by what it is spent on; the parts add up to its receipt. */
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

/** What the node tells of one instruction. */
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
export async function splitGas(client: CrowdChain["client"], hash: `0x${string}`): Promise<GasSplit> {
  const [{ input }, { gasUsed }] = await Promise.all([
    client.getTransaction({ hash }),
    client.getTransactionReceipt({ hash }),
  ]);
  const { structLogs } = await client.request<{
    Method: "debug_traceTransaction";
    Parameters: [string, object];
    ReturnType: { structLogs: readonly Instruction[] };
  }>({
    method: "debug_traceTransaction",
    params: [hash, { disableMemory: true, disableStorage: true }],
  });
  const costs = costsOf(structLogs);
  const split = { pairing: 0, scalars: 0, calldata: calldataGas(input), storage: 0, rest: BASE };
  for (const [index, instruction] of structLogs.entries()) split[partOf(instruction)] += costs[index]!;
  const sum = Object.values(split).reduce((left, right) => left + right);
  if (BigInt(sum) !== gasUsed) throw new Error(`The parts of ${hash} sum to ${sum}, but it used ${gasUsed} gas.`);
  return split;
}

/** 16 gas for a byte, 4 for a zero. */
export function calldataGas(input: `0x${string}`): number {
  const bytes = Buffer.from(input.slice(2), "hex");
  return bytes.reduce((gas, byte) => gas + (byte === 0 ? 4 : 16), 0);
}

function partOf({ op, stack }: Instruction): keyof GasSplit {
  if (op === "SLOAD" || op === "SSTORE") return "storage";
  if (op !== "STATICCALL") return "rest";
  return partOfPrecompile[BigInt(stack.at(-2)!).toString()] ?? "rest";
}

/** Gas of each instruction. A call's own is what it took less what the code that it called took. */
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

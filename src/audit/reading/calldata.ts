import { decodeFunctionData, type Hex, toFunctionSelector } from "viem";
import type { Answer } from "../../answer/answer.ts";
import { campaignsAbi as abi } from "../../generated/abis.ts";

/** The calls that settle answers. */
const names = ["settle", "settleWith", "settleBatch"];
const selectors = abi
  .filter((entry) => entry.type === "function" && names.includes(entry.name))
  .map((entry) => toFunctionSelector(entry as never).slice(2));

/** A transaction that holds more of them than this is made to be slow to read. */
const MOST_CALLS = 1_000;

/**
 * All answers in a transaction's calldata, also where a contract account or a bundler passes the call on. What is found
 * need not have been settled: compare it with the events.
 */
export function answersIn(data: Hex): Answer[] {
  const found: Answer[] = [];
  for (const start of startsOf(data).slice(0, MOST_CALLS)) found.push(...answersOfCall(data, start));
  return found;
}

/** Where calls may begin in the calldata's text. */
function startsOf(data: Hex): number[] {
  const text = data.toLowerCase();
  const starts: number[] = [];
  for (const selector of selectors) {
    for (let at = text.indexOf(selector, 2); at >= 0; at = text.indexOf(selector, at + 1)) {
      if (at % 2 === 0) starts.push(at);
    }
  }
  return starts.sort((left, right) => left - right);
}

function answersOfCall(data: Hex, start: number): readonly Answer[] {
  try {
    const { functionName, args } = decodeFunctionData({ abi, data: `0x${data.slice(start)}` });
    if (functionName === "settle" || functionName === "settleWith") return [args[0]];
    if (functionName !== "settleBatch") return [];
    return args[0].flatMap(({ answers, ...common }) => answers.map((answer) => ({ ...common, ...answer })));
  } catch {
    // Bytes that only look like a call.
    return [];
  }
}

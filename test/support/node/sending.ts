import { type Hex, numberToHex, parseTransaction } from "viem";
import { type Fault, NodeRefusal, NoReply } from "./fault.ts";

/** Refuses transactions whose tip is under a minimum, in wei, with geth's words; notes the tips of all. */
export function pricey(minimumTip: bigint, tips: bigint[] = []): Fault {
  return async (call, askChain) => {
    if (call.method !== "eth_sendRawTransaction") return askChain(call);
    const { maxPriorityFeePerGas: tip = 0n } = parseTransaction(call.params[0] as Hex);
    tips.push(tip);
    if (tip >= minimumTip) return askChain(call);
    const words = `transaction underpriced: gas tip cap ${tip}, minimum needed ${minimumTip}`;
    throw new NodeRefusal(-32_000, words);
  };
}

/** Gives calls and estimates no more gas than this, as public nodes do. */
export function gasCap(most: number): Fault {
  return async (call, askChain) => {
    if (call.method === "eth_call") {
      const [given, ...rest] = call.params as [{ readonly gas?: Hex }];
      const gas = numberToHex(Math.min(most, Number(given.gas ?? most)));
      return askChain({ ...call, params: [{ ...given, gas }, ...rest] });
    }
    const reply = await askChain(call);
    if (call.method !== "eth_estimateGas" || Number(reply) <= most) return reply;
    throw new NodeRefusal(-32_000, `gas required exceeds allowance (${most})`);
  };
}

/** Answers so many milliseconds late. */
export function delayed(milliseconds: number): Fault {
  return async (call, askChain) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return askChain(call);
  };
}

/** Takes so many requests of a method to the chain, all by default, and closes the connection instead of answering. */
export function dropping(method: string, times = Number.POSITIVE_INFINITY): Fault {
  let left = times;
  return async (call, askChain) => {
    const reply = await askChain(call);
    if (call.method !== method || left === 0) return reply;
    left--;
    throw new NoReply();
  };
}

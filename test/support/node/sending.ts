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

/** Keeps the receipts of transactions to itself, however deep their blocks, while it counts their nonces. */
export const withholdingReceipts: Fault = async (call, askChain) =>
  call.method === "eth_getTransactionReceipt" ? null : askChain(call);

/** What nodes say that fail in themselves, each with its code. */
export const ownFailures: Readonly<Record<string, NodeRefusal>> = {
  "internal error": new NodeRefusal(-32_603, "Internal error"),
  "out of memory": new NodeRefusal(-32_603, "runtime error: out of memory"),
  "header not found": new NodeRefusal(-32_000, "header not found"),
  "a time-out of its own": new NodeRefusal(-32_000, "execution aborted (timeout = 5s)"),
  "a rate limit": new NodeRefusal(-32_005, "daily request count exceeded, request rate limited"),
  "a rate limit in other words": new NodeRefusal(-32_016, "over rate limit"),
};

/** Fails for a reason of its own in calls as an account would send them, which is how transactions are tried out. */
export function failingTrials(failure: NodeRefusal): Fault {
  return async (call, askChain) => {
    const [{ from } = {}] = call.params as [{ readonly from?: string }?];
    if (call.method === "eth_call" && from !== undefined) throw failure;
    return askChain(call);
  };
}

/** Fails for a reason of its own in all calls. */
export function failingCalls(failure: NodeRefusal): Fault {
  return async (call, askChain) => {
    if (call.method === "eth_call") throw failure;
    return askChain(call);
  };
}

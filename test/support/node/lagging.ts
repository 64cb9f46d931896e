import { numberToHex } from "viem";
import { blockParameter, blocksOf, headOf, withBlocks } from "./blocks.ts";
import type { Call, Fault } from "./fault.ts";

const ofTransactions = ["eth_getTransactionReceipt", "eth_getTransactionByHash"];

/** Answers as of so many blocks before: an allowance, a nonce or a receipt is not shown yet. Takes transactions. */
export function lagging(behind: number): Fault {
  return async (call, askChain) => {
    const head = Math.max(0, (await headOf(askChain)) - behind);
    if (call.method === "eth_blockNumber") return numberToHex(head);
    if (call.method === "eth_getLogs") {
      const { from, to } = await blocksOf(call, askChain);
      return from > head ? [] : askChain(withBlocks(call, from, Math.min(to, head)));
    }
    const reply = await askChain(asOf(call, head));
    return ofTransactions.includes(call.method) && isLater(reply, head) ? null : reply;
  };
}

/** The same request, about the node's own latest block. */
function asOf(call: Call, head: number): Call {
  const place = blockParameter[call.method];
  if (place === undefined) return call;
  const params = [...call.params];
  if (!`${params[place] ?? "latest"}`.startsWith("0x")) params[place] = numberToHex(head);
  return { ...call, params };
}

function isLater(reply: unknown, head: number): boolean {
  const { blockNumber } = (reply ?? {}) as { readonly blockNumber?: string | null };
  return typeof blockNumber === "string" && Number(blockNumber) > head;
}

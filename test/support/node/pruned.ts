import { blockParameter, blocksOf, withBlocks } from "./blocks.ts";
import { type Fault, NodeRefusal } from "./fault.ts";

/**
 * Has forgotten logs and state from before a block. Some nodes say so, others return empty lists; blocks themselves
 * are kept, as most nodes do, unless `blocks` is false.
 */
export function pruned(
  before: number,
  { says = false, blocks = true }: { readonly says?: boolean; readonly blocks?: boolean } = {},
): Fault {
  const isOld = (block: unknown) => typeof block === "string" && Number(block) < before;
  return async (call, askChain) => {
    if (call.method === "eth_getLogs") {
      const { from, to } = await blocksOf(call, askChain);
      if (from >= before) return askChain(call);
      if (says) throw new NodeRefusal(4444, `pruned history unavailable: block ${from}`);
      return to < before ? [] : askChain(withBlocks(call, before, to));
    }
    if (!blocks && call.method === "eth_getBlockByNumber" && isOld(call.params[0])) return null;
    const place = blockParameter[call.method];
    if (place !== undefined && call.method !== "eth_getBlockByNumber" && isOld(call.params[place])) {
      throw new NodeRefusal(
        -32_000,
        `missing trie node: state of block ${call.params[place]} is not available`,
      );
    }
    return askChain(call);
  };
}

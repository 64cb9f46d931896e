import { blocksOf } from "./blocks.ts";
import { type Fault, NodeRefusal } from "./fault.ts";

/** What a node says of a request for logs of too many blocks. */
export interface Saying {
  readonly code: number;
  readonly words: (blocks: number) => string;
}

/** What providers say, each in its own way, and some without the number. */
export const sayings: Readonly<Record<string, Saying>> = {
  "-32600, a plan": {
    code: -32_600,
    words: (blocks) =>
      `Under the Free tier plan, you can make eth_getLogs requests with up to a ${blocks} block range. Upgrade to PAYG for 10,000 results.`,
  },
  "-32602, a limit": { code: -32_602, words: (blocks) => `eth_getLogs is limited to a ${blocks} range` },
  "-32614, from and to": {
    code: -32_614,
    words: (blocks) => `eth_getLogs is limited to 0 - ${blocks} blocks range`,
  },
  "-32000, a maximum": { code: -32_000, words: (blocks) => `exceed maximum block range: ${blocks}` },
  "-32005, results": { code: -32_005, words: () => "query returned more than 10000 results" },
  "-32600, nothing at all": { code: -32_600, words: () => "Invalid Request" },
  "-32701, another number": { code: -32_701, words: () => "Please try again in 1 second, error 7" },
};

/** Gives logs of so many blocks at once and no more. */
export function logLimit(blocks: number, { code, words }: Saying): Fault {
  return async (call, askChain) => {
    if (call.method !== "eth_getLogs") return askChain(call);
    const { from, to } = await blocksOf(call, askChain);
    if (to - from >= blocks) throw new NodeRefusal(code, words(blocks));
    return askChain(call);
  };
}

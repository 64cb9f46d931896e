import type { EventProgress } from "../../src/chain/eventRange.ts";
import type { Terminal } from "../input/terminal.ts";

/** Milliseconds between two lines; a search that is done before needs none. */
const PATIENCE = 5_000;

/** Says from time to time how far a search of the chain has come. */
export function showingProgress(
  { warn }: Pick<Terminal, "warn">,
  clock = Date.now,
): (progress: EventProgress) => void {
  let last = clock();
  return ({ readTo, toBlock }) => {
    if (readTo === toBlock || clock() - last < PATIENCE) return;
    last = clock();
    warn(`Searching the chain: block ${readTo} of ${toBlock}.`);
  };
}

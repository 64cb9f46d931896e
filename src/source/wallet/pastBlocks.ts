import { getBlock } from "viem/actions";
import type { ReadingClient } from "../../chain/transact.ts";
import { asked } from "./chainState.ts";

/** Numbers of past blocks, looked for once. */
export interface PastBlocks {
  /** The last block before a time, Unix seconds; undefined if the chain began later. */
  before(time: number, newest: bigint): Promise<bigint | undefined>;
}

/** Seconds within which one past block is as good as another: looking for it takes some thirty questions. */
const SLACK = 3600;
const MOST_KEPT = 1000;

/** Looks for blocks by their times at a node. */
export function createPastBlocks(node: ReadingClient): PastBlocks {
  const found = new Map<number, Promise<bigint | undefined>>();
  const timeOf = async (number: bigint) =>
    Number((await asked(() => getBlock(node, { blockNumber: number }))).timestamp);
  const search = async (time: number, newest: bigint) => {
    if ((await timeOf(0n)) > time) return undefined;
    let [early, late] = [0n, newest];
    while (late - early > 1n) {
      const middle = (early + late) / 2n;
      if ((await timeOf(middle)) <= time) early = middle;
      else late = middle;
    }
    return (await timeOf(late)) <= time ? late : early;
  };
  return {
    before(time, newest) {
      const rounded = Math.floor(time / SLACK) * SLACK;
      const known = found.get(rounded);
      if (known !== undefined) return known;
      if (found.size >= MOST_KEPT) found.clear();
      const started = search(rounded, newest);
      found.set(rounded, started);
      // A chain that is younger has the block later; a node that failed may answer.
      started.then(
        (number) => number ?? found.delete(rounded),
        () => found.delete(rounded),
      );
      return started;
    },
  };
}

import type { Address, Field, GroupName } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { slotOf } from "../kernel/layout.ts";

/**
 * A point in the kernel's memory: the address of its two coordinates, plus 1 for the point's negative. 0 is the point at
 * infinity; in memory that is a point of zeros.
 */
export type Reference = number;

/** Additions that share one inversion: enough that it costs little, few enough that they stay in the cache. */
const BATCH = 2048;

/** One of the curve's two groups in a kernel. */
export interface Group {
  readonly kernel: Kernel;
  readonly field: Field;
  /** Bytes of a point. */
  readonly bytes: number;
  /**
   * Adds up the points of each list and leaves at most one. The lists stand one after another in `references`; list n
   * is from `ends[n - 1]` to `ends[n]`. Both arrays are changed. Sums are stored from the address on; returns the first
   * address behind them.
   */
  addLists(references: Uint32Array, ends: Uint32Array, sums: Address): Address;
}

export function groupOf(kernel: Kernel, name: GroupName): Group {
  const field = name === "first" ? kernel.base : kernel.pair;
  const bytes = 2 * field.bytes;
  const slot = slotOf(field.bytes);
  const [before, after] = [kernel.functions[`${name}Before`], kernel.functions[`${name}After`]];
  const pairs = kernel.allocate(8 * BATCH);
  const slots = kernel.allocate(slot.bytes * (BATCH + 1));
  const inverse = kernel.allocate(field.bytes);

  const addPairs = (count: number, sums: Address): void => {
    if (count === 0) return;
    before(pairs, count, slots);
    field.invert(inverse, slots + count * slot.bytes);
    after(pairs, count, slots, inverse, sums);
  };

  /** Adds neighbours within each list, which halves the lists. */
  const halve = (references: Uint32Array, ends: Uint32Array, sums: Address): Address => {
    const words = kernel.words();
    const place = pairs / 4;
    let [waiting, free] = [0, sums];
    let [from, to] = [0, 0];
    for (let list = 0; list < ends.length; list++) {
      const end = ends[list]!;
      for (; from + 1 < end; from += 2) {
        words[place + 2 * waiting] = references[from]!;
        words[place + 2 * waiting + 1] = references[from + 1]!;
        references[to++] = free + waiting * bytes;
        if (++waiting === BATCH) {
          addPairs(waiting, free);
          free += waiting * bytes;
          waiting = 0;
        }
      }
      if (from < end) references[to++] = references[from++]!;
      ends[list] = to;
    }
    addPairs(waiting, free);
    return free + waiting * bytes;
  };

  return {
    kernel,
    field,
    bytes,
    addLists(references, ends, sums) {
      let free = sums;
      while (isLong(ends)) free = halve(references, ends, free);
      return free;
    },
  };
}

/** Whether any list has more than one point. */
function isLong(ends: Uint32Array): boolean {
  let start = 0;
  for (const end of ends) {
    if (end - start > 1) return true;
    start = end;
  }
  return false;
}

import { type Address, isAddress } from "viem";
import { SEGMENT_COUNT } from "../../answer/sealing.ts";
import { InvalidValueError } from "../../errors.ts";
import type { Store } from "../../store.ts";
import { currentSegment } from "../lightRecord.ts";
import { type Proportion, proportionOf } from "./proportion.ts";
import { SMALLEST_CELL, suppressSmall } from "./suppress.ts";

/** Names of the segments that a campaign's model can give, by their number; what has no name is not tallied. */
export type GroupNames = Readonly<Record<number, string>>;

/** One group of a tally. */
export interface TallyCell {
  readonly segment: number;
  readonly name: string;
  /** People; undefined where they are too few to be shown, or hidden so that others cannot be worked out. */
  readonly count: number | undefined;
  /** Undefined with the count. */
  readonly proportion: Proportion | undefined;
}

/** How a campaign's answers fall into groups. It stays at the brand; for what leaves it, see `releaseTally`. */
export interface Tally {
  /** Undefined if all together are too few. */
  readonly total: number | undefined;
  readonly cells: readonly TallyCell[];
}

/**
 * How many customers are in each segment of a campaign at `now` (Unix seconds), by the latest answer that may still be
 * used: each counts once. It reads every record; a database counts faster.
 */
export async function countSegments(
  store: Store,
  { campaign, now }: { readonly campaign: bigint; readonly now: number },
): Promise<number[]> {
  const counts = new Array<number>(SEGMENT_COUNT).fill(0);
  const subjects = new Set((await store.list("customer/")).map((key) => key.split("/")[1]!));
  for (const subject of subjects) {
    if (!isAddress(subject, { strict: false })) continue;
    const segment = await currentSegment(store, subject as Address, { campaign, now });
    if (segment !== undefined) counts[segment]!++;
  }
  return counts;
}

/**
 * The groups of a campaign as shares with their intervals, small ones hidden.
 *
 * @param counts Customers by segment, from 0, each once.
 * @param smallest Fewer people than this are hidden.
 * @throws InvalidValueError if somebody is in a segment without a name: the shares would not add up.
 */
export function tallyOf(counts: readonly number[], names: GroupNames, smallest = SMALLEST_CELL): Tally {
  const segments = namedSegments(counts, names);
  const shown = suppressSmall(
    segments.map((segment) => counts[segment] ?? 0),
    smallest,
  );
  return {
    total: shown.total,
    cells: segments.map((segment, index) => {
      const count = shown.counts[index];
      const proportion = count === undefined ? undefined : proportionOf(count, shown.total!);
      return { segment, name: names[segment]!, count, proportion };
    }),
  };
}

/** The segments that have names, ascending. Throws `InvalidValueError` if somebody is in another. */
export function namedSegments(counts: readonly number[], names: GroupNames): number[] {
  const segments = Array.from({ length: SEGMENT_COUNT }, (_, segment) => segment).filter(
    (segment) => names[segment] !== undefined,
  );
  const unnamed = counts.findIndex((count, segment) => count > 0 && !segments.includes(segment));
  if (unnamed < 0) return segments;
  throw new InvalidValueError(`${counts[unnamed]} customers are in segment ${unnamed}, which has no name.`, {
    details: { counts, names },
    hint: "Name every segment that the campaign can give, from 0 for those whom the rules leave out.",
  });
}

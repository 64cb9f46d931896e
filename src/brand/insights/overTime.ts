import { SMALLEST_CELL } from "./suppress.ts";

/** People who came on one day. */
export interface DayCount {
  /** Unix seconds of its midnight. */
  readonly day: number;
  readonly count: number;
}

/** People who came on consecutive days, and all until then. */
export interface DaysCount {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly sum: number;
}

/**
 * How a segment grew, ascending. Days with few people are taken together with the next ones until there are `smallest`, so
 * that no difference of two sums says who came; those of the end that are too few belong to the days before. Nobody is shown
 * where all are too few.
 *
 * @param days Ascending, each once.
 */
export function overTime(days: readonly DayCount[], smallest = SMALLEST_CELL): DaysCount[] {
  const pooled: { from: number; to: number; count: number }[] = [];
  for (const { day, count } of days) {
    const last = pooled.at(-1);
    if (last !== undefined && last.count < smallest)
      Object.assign(last, { to: day, count: last.count + count });
    else pooled.push({ from: day, to: day, count });
  }
  const rest = pooled.at(-1);
  if (rest !== undefined && rest.count < smallest) {
    pooled.pop();
    const before = pooled.at(-1);
    if (before !== undefined) Object.assign(before, { to: rest.to, count: before.count + rest.count });
  }
  let sum = 0;
  return pooled.map((one) => {
    sum += one.count;
    return { ...one, sum };
  });
}

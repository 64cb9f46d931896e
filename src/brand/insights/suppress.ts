import { InvalidValueError } from "../../errors.ts";

/** Fewer people than this are not shown: somebody might recognise them. */
export const SMALLEST_CELL = 10;

/** With a lower limit, sums leave one value only. */
const LEAST_LIMIT = 3;

/** Counts with what may not be seen left out. */
export interface ShownCounts {
  /** Undefined if all together are too few. */
  readonly total: number | undefined;
  /** In the order of the counts; undefined where a count is hidden. */
  readonly counts: readonly (number | undefined)[];
}

/**
 * Hides counts below `smallest`. So that the total less the others does not betray a hidden count, those that are hidden hold at
 * least `smallest` people together, which makes them two or more, and not just as many as small groups can; which one is hidden besides follows from the order alone, because
 * "the next smallest" would say how large it is. A count of 0 is hidden like any other: that nobody is in a group says
 * something about everybody. Throws `InvalidValueError` for what is no number of people, and for a limit below 3.
 */
export function suppressSmall(counts: readonly number[], smallest = SMALLEST_CELL): ShownCounts {
  const wrong = counts.find((count) => !Number.isInteger(count) || count < 0);
  if (wrong !== undefined) {
    throw new InvalidValueError(`${wrong} is no number of people.`, { details: { counts } });
  }
  if (!Number.isInteger(smallest) || smallest < LEAST_LIMIT) {
    throw new InvalidValueError(`Counts below ${smallest} cannot be hidden from who can add up.`, {
      details: { smallest },
      hint: `Give an integer of at least ${LEAST_LIMIT}; ${SMALLEST_CELL} is usual.`,
    });
  }
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const total = sumOf(counts);
  if (total < smallest) return { total: undefined, counts: counts.map(() => undefined) };
  const hidden = new Set(counts.flatMap((count, index) => (count < smallest ? [index] : [])));
  const small = hidden.size;
  const isBetrayed = () => {
    const people = sumOf([...hidden].map((index) => counts[index]!));
    // As many people as small groups can have at most: each would have exactly one fewer than the limit.
    const isFull = hidden.size === small && people === small * (smallest - 1);
    return hidden.size > 0 && (people < smallest || isFull);
  };
  for (let index = 0; index < counts.length && isBetrayed(); index++) hidden.add(index);
  return { total, counts: counts.map((count, index) => (hidden.has(index) ? undefined : count)) };
}

/** The median of some figures; the lower of the two middle ones if their number is even, and 0 if there are none. */
export function median(figures: readonly number[]): number {
  return [...figures].sort((left, right) => left - right)[Math.floor((figures.length - 1) / 2)] ?? 0;
}

/** How often one customer may see what a campaign personalises. */
export interface FrequencyCap {
  /** At least 1. */
  readonly most: number;
  /** Seconds in which it may be shown so often. */
  readonly within: number;
}

/**
 * The second from which it may be shown again; undefined if it may be shown now.
 *
 * @param shownAt When it was shown to the customer before, Unix seconds, in any order.
 */
export function cappedUntil(
  { most, within }: FrequencyCap,
  shownAt: readonly number[],
  now: number,
): number | undefined {
  const recent = shownAt.filter((at) => at > now - within).sort((left, right) => right - left);
  // The first place is free when the oldest of the last `most` has left the window.
  const oldest = recent[most - 1];
  return oldest === undefined ? undefined : oldest + within;
}

/** Seconds before the second try. */
const FIRST = 5;
const FACTOR = 4;
const LONGEST = 12 * 3600;
/** Tries before a message is put aside as a dead letter: about two days. */
export const MOST_TRIES = 10;

/**
 * Seconds until the next try; undefined after the last one. Up to a fifth is added at random, so that what failed together
 * does not come back together.
 *
 * @param tries How many have failed.
 * @param retryAfter Seconds that the receiver asked for.
 * @param random 0 to 1.
 */
export function secondsUntilRetry(
  tries: number,
  { retryAfter = 0, random = Math.random() }: { readonly retryAfter?: number; readonly random?: number } = {},
): number | undefined {
  if (tries >= MOST_TRIES) return undefined;
  const usual = Math.min(FIRST * FACTOR ** (tries - 1), LONGEST);
  return Math.max(usual, Math.min(retryAfter, LONGEST)) * (1 + random / 5);
}

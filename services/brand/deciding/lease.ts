/**
 * Milliseconds for which what was read of a customer's record may be used. Whoever acknowledges a withdrawal waits as long
 * before it does, so that nothing that was read before is handed out after the acknowledgement, by whichever replica.
 */
export const LEASE = 100;
/** Milliseconds on top, for what a reply takes from the last look at the clock to the network. */
const MARGIN = 50;

/** Something that was read now and may be used for a while. */
export interface Lease {
  isOver(): boolean;
}

/**
 * Begins with the question to the database, not with its answer.
 *
 * @param milliseconds Longer only where nobody acknowledges a withdrawal.
 */
export function beginLease(milliseconds = LEASE): Lease {
  const end = performance.now() + milliseconds;
  return { isOver: () => performance.now() > end };
}

/** Waits until nothing is in use any more of what was read before. */
export function untilLeasesAreOver(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LEASE + MARGIN));
}

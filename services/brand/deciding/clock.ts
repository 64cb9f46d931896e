/** Milliseconds for which the chain's time counts as read. */
const FRESH = 1000;

/**
 * Unix seconds for what must not wait for a node: the machine's, or the chain's where that is further, as on a development
 * chain. So nothing counts for longer than either clock says.
 */
export function createClock(chainTime: () => Promise<number>): () => number {
  let ahead = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  return () => {
    const own = Math.floor(Date.now() / 1000);
    if (performance.now() - readAt > FRESH) {
      readAt = performance.now();
      chainTime().then(
        (time) => {
          ahead = Math.max(0, time - Math.floor(Date.now() / 1000));
        },
        // A node that is gone changes nothing.
        () => {},
      );
    }
    return own + ahead;
  };
}

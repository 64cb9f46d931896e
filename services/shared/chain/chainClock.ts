/** Milliseconds for which a reading counts, and for which a new one is waited for. */
export interface ClockTimes {
  readonly fresh: number;
  readonly patience: number;
}

/**
 * The chain's time in Unix seconds, whatever becomes of the node: what was read a moment ago, else a new reading, and where
 * that does not come in time, the last one and what has passed since. Without any it is this machine's clock.
 */
export function createChainClock(
  read: () => Promise<number>,
  { fresh, patience }: ClockTimes,
): () => Promise<number> {
  let known: { readonly time: number; readonly at: number } | undefined;
  let reading: Promise<void> | undefined;
  const readOnce = () => {
    reading ??= read()
      .then((time) => {
        known = { time, at: Date.now() };
      })
      .catch(() => {})
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return async () => {
    if (known === undefined || Date.now() - known.at > fresh) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([readOnce(), late]);
      clearTimeout(timer);
    }
    if (known === undefined) return Math.floor(Date.now() / 1000);
    return known.time + Math.max(0, Math.floor((Date.now() - known.at - fresh) / 1000));
  };
}

/** One withdrawal as the brand met it. Unix seconds. */
export interface Stopped {
  readonly heardAt: number;
  /** Undefined as long as it has not been acknowledged. */
  readonly stoppedAt?: number | undefined;
}

/** How fast a brand stops, in seconds; undefined where nothing has been stopped yet. */
export interface TimeToStop {
  readonly stops: number;
  readonly median: number | undefined;
  /** Ninety-five of a hundred took no longer. */
  readonly ninetyFifth: number | undefined;
  readonly longest: number | undefined;
  /** Slower than promised, those that are still waiting among them. */
  readonly late: number;
}

/**
 * @param within What the terms promise, in seconds.
 * @param now Unix seconds.
 */
export function timeToStop(
  stops: readonly Stopped[],
  { within, now }: { readonly within: number; readonly now: number },
): TimeToStop {
  const times = stops
    .flatMap(({ heardAt, stoppedAt }) => (stoppedAt === undefined ? [] : [stoppedAt - heardAt]))
    .sort((left, right) => left - right);
  const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)];
  const isLate = ({ heardAt, stoppedAt = now }: Stopped) => stoppedAt - heardAt > within;
  return {
    stops: stops.length,
    ...{ median: at(0.5), ninetyFifth: at(0.95), longest: times.at(-1) },
    late: stops.filter(isLate).length,
  };
}

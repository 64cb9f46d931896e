/** Milliseconds for which a reading counts unless told otherwise: a flood of requests must not become a flood of reads. */
const FRESH = 1000;
/** Readings that are kept; strangers choose what is read. */
const MOST_READINGS = 1000;

/** Gives what was read a moment ago, and reads the rest. */
export type Readings = <Value>(key: string, start: () => Promise<Value>) => Promise<Value>;

export function createReadings(fresh = FRESH): Readings {
  const readings = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  return (key, start) => {
    const kept = readings.get(key);
    if (kept !== undefined && Date.now() - kept.at < fresh) return kept.value as ReturnType<typeof start>;
    if (readings.size >= MOST_READINGS) readings.clear();
    const value = start();
    readings.set(key, { at: Date.now(), value });
    return value;
  };
}

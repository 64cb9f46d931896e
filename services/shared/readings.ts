/** Milliseconds for which a reading usually counts: a flood of requests must not become a flood of reads. */
const FRESH = 1000;
/** Readings that are kept; strangers choose what is read. */
const MOST_READINGS = 1000;

/** Gives what was read a moment ago, and reads the rest. */
export type Readings = <Value>(key: string, start: () => Promise<Value>) => Promise<Value>;

/**
 * @param fresh Milliseconds for which a reading counts; by default a second.
 * @param areFailuresKept Whether what failed counts for as long: then a source that fails is not read more often.
 */
export function createReadings(fresh = FRESH, areFailuresKept = true): Readings {
  const readings = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  return (key, start) => {
    const kept = readings.get(key);
    if (kept !== undefined && Date.now() - kept.at < fresh) return kept.value as ReturnType<typeof start>;
    if (readings.size >= MOST_READINGS) readings.clear();
    const value = start();
    const reading = { at: Date.now(), value };
    readings.set(key, reading);
    if (!areFailuresKept) {
      value.catch(() => {
        if (readings.get(key) === reading) readings.delete(key);
      });
    }
    return value;
  };
}

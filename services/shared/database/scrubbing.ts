import type { Log } from "../runService.ts";
import type { Database } from "./database.ts";

/** Milliseconds between two times that what was forgotten is taken from the disk. */
const EVERY = 3_600_000;

/**
 * What is deleted or overwritten stays on the disk until its place is used again. Returns what takes it from there, as far
 * as that is in reach, at the first call and then once an hour.
 *
 * @param tables Those from which something is forgotten.
 */
export function createScrubbing(
  { scrub }: Pick<Database, "scrub">,
  tables: readonly string[],
  log: Log,
): () => Promise<void> {
  let scrubbedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - scrubbedAt < EVERY) return;
    scrubbedAt = performance.now();
    // A disk without room for it is no reason to stop.
    await scrub(tables).catch((error: Error) => {
      const why = error.message.split("\n")[0];
      log(`what was forgotten could not be taken from the disk, again in an hour: ${why}`);
    });
  };
}

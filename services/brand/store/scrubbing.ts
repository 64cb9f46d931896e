import type { Database } from "../../shared/database/database.ts";
import type { Log } from "../../shared/runService.ts";

/** Milliseconds between two times that what was forgotten is taken from the disk. */
const EVERY = 3_600_000;

/** Tables from which something is forgotten. */
const tables = [
  "customers",
  "statements",
  "consents",
  "answers",
  "changes",
  "requests",
  "nonces",
  "seal_keys",
  "submissions",
  "transactions",
  "kept",
  "uses",
  "names",
  "targets",
  "deliveries",
  "copies",
  "erasure_requests",
] as const;

/**
 * What is deleted or overwritten stays on the disk until its place is used again. Returns what takes it from there, as far
 * as that is in reach, at the first call and then once an hour.
 */
export function createScrubbing({ scrub }: Pick<Database, "scrub">, log: Log): () => Promise<void> {
  let scrubbedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - scrubbedAt < EVERY) return;
    scrubbedAt = performance.now();
    // A disk without room for it is no reason to stop.
    await scrub(tables).catch((error: Error) =>
      log(
        `what was forgotten could not be taken from the disk, again in an hour: ${error.message.split("\n")[0]}`,
      ),
    );
  };
}

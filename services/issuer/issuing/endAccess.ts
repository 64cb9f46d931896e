import { createScrubbing } from "../../shared/database/scrubbing.ts";
import type { Gateway } from "../gateway.ts";
import {
  findToEnd,
  forgetSessions,
  giveUpSessions,
  markEnded,
  markNotEnded,
  type Session,
} from "../store/sessions.ts";
import { inTime } from "./inTime.ts";
import { openSession } from "./sealedSession.ts";

/** Sessions whose access ends at the same time. */
const AT_ONCE = 32;

/**
 * Seconds after a session's end for which it is looked whether the access has ended. A bank's consent is over by itself by
 * then, and what is in a pod only its owner ends. Customers write into a permission whatever end they like, and what is kept
 * of them, and tried again, must not last as long as that.
 */
const LONGEST_LOOK = 2 * 86_400;
/** Milliseconds between two looks for what is given up or forgotten; there is nothing to wait for. */
const PAUSE = 500;
/** Sessions that were forgotten until their places in the database are made free. */
const MANY = 10_000;

/**
 * Ends the access at the source of every session that is over, however it went, and forgets what is not needed any more.
 * Where a source does not answer it is tried again, ever less often, until the permission is over, and for two days at most.
 * Each call returns whether there may be more.
 */
export function createEnding(gateway: Gateway): () => Promise<boolean> {
  const { database, policy } = gateway;
  const scrub = createScrubbing(database, ["sessions", "recoveries", "transactions"], gateway.log);
  let tidied = 0;
  let forgotten = 0;
  const tidy = async (now: number) => {
    await giveUpSessions(database.query, now, policy.sourceTime * 3);
    forgotten += await forgetSessions(database.query, now, policy.keepCards);
    await scrub();
    if (forgotten < MANY) return;
    forgotten = 0;
    // Servers do so by themselves; a folder would grow for ever.
    for (const table of ["sessions", "leaves", "chunks", "trees"]) await database.query(`vacuum ${table}`);
  };
  return async () => {
    const now = await gateway.now();
    if (Date.now() - tidied >= PAUSE) {
      await tidy(now);
      tidied = Date.now();
    }
    const due = await findToEnd(database.query, AT_ONCE);
    await Promise.all(due.map((session) => endAccess(gateway, session, now)));
    return due.length === AT_ONCE;
  };
}

async function endAccess(
  gateway: Gateway,
  { id, name, sealed, endsAt }: Session,
  now: number,
): Promise<void> {
  const { database, policy, issuers, keys, log } = gateway;
  const managed = issuers.get(name);
  if (managed === undefined || sealed === undefined) return markEnded(database.query, id);
  const { pending, permission } = openSession(keys, sealed);
  try {
    await inTime(policy.sourceTime, managed.source.end(pending));
  } catch (error) {
    gateway.metrics.failures.inc();
    const { message } = error as Error;
    if (now <= Math.min(permission.until, endsAt + LONGEST_LOOK)) {
      log(`${name}: access at a source could not be ended, again later: ${message}`);
      return markNotEnded(database.query, id);
    }
    log(`${name}: access at a source could not be ended, and is left to its customer: ${message}`);
  }
  return markEnded(database.query, id);
}

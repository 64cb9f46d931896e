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
 * Ends the access at the source of every session that is over, however it went, and forgets what is not needed any more.
 * Where a source does not answer it is tried again, ever less often, until the access has ended by itself. Returns whether
 * there may be more.
 */
export async function endDue(gateway: Gateway): Promise<boolean> {
  const { database, policy } = gateway;
  const now = await gateway.now();
  await giveUpSessions(database.query, now, policy.sourceTime * 3);
  const due = await findToEnd(database.query, AT_ONCE);
  await Promise.all(due.map((session) => endAccess(gateway, session, now)));
  await forgetSessions(database.query, now, policy.keepCards);
  return due.length === AT_ONCE;
}

async function endAccess(gateway: Gateway, { id, name, sealed }: Session, now: number): Promise<void> {
  const { database, policy, issuers, keys, log } = gateway;
  const managed = issuers.get(name);
  if (managed === undefined || sealed === undefined) return markEnded(database.query, id);
  const { pending, permission } = openSession(keys, sealed);
  try {
    await inTime(policy.sourceTime, managed.source.end(pending));
  } catch (error) {
    gateway.metrics.failures.inc();
    if (permission.until >= now) {
      log(`${name}: access at a source could not be ended, again later: ${(error as Error).message}`);
      return markNotEnded(database.query, id);
    }
  }
  return markEnded(database.query, id);
}

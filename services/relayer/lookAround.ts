import { requireSameChain } from "../shared/chainIdentity.ts";
import { ServiceError } from "../shared/serviceError.ts";
import type { Relayer } from "./relayer.ts";
import { endRefused } from "./sending/refusing.ts";
import { findExpired } from "./store/queue.ts";
import { forgetEnded } from "./store/retention.ts";

/** Milliseconds between looks at what changes seldom. */
const LOOK = 10_000;
/** Milliseconds between takings of what ended from the disk. */
const FORGET = 3_600_000;

/** From time to time: is it still the same chain, has anything waited for too long, and is there anything to forget? */
export async function lookAround(relayer: Relayer): Promise<void> {
  const { notes, database, policy, log } = relayer;
  if (Date.now() - notes.lookedAt < LOOK) return;
  try {
    await requireSameChain(relayer, database);
    notes.isOtherChain = false;
  } catch (error) {
    notes.isOtherChain = error instanceof ServiceError;
    throw error;
  }
  const expired = await findExpired(database.query, policy.longestWait);
  for (const { kind, id } of expired) await endRefused(relayer, kind, [{ id, reason: "Expired" }]);
  if (expired.length > 0) log(`${expired.length} waited for more than ${policy.longestWait} seconds`);
  if (Date.now() - notes.forgotAt >= FORGET) await forget(relayer);
  notes.lookedAt = Date.now();
}

/** A disk without room for it is no reason not to send. */
async function forget({ notes, database, policy, log }: Relayer): Promise<void> {
  notes.forgotAt = Date.now();
  await forgetEnded(database, policy.retention).catch((error: Error) =>
    log(`what ended could not be taken from the disk, again in an hour: ${error.message.split("\n")[0]}`),
  );
}

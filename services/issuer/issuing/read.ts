import { type Hex, keccak256 } from "viem";
import type { Reading } from "../../../src/source/source.ts";
import { SourceError } from "../../../src/source/sourceError.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Gateway, ManagedIssuer } from "../gateway.ts";
import { openForSession } from "../keys.ts";
import { closeReading, findSession, startReading } from "../store/sessions.ts";
import { inTime } from "./inTime.ts";
import { issueCard } from "./issue.ts";
import { beginRecovery } from "./recover.ts";
import { openSession, type SessionContent, sealSession } from "./sealedSession.ts";

/** What a customer sends when it did what was asked. */
export interface Completion {
  /** 32 bytes whose keccak256 is the session's id. */
  readonly session: Hex;
  /** For the source. */
  readonly given?: unknown;
  /** Whether to begin a recovery instead of issuing. */
  readonly recover: boolean;
}

/** What came of a session. */
export type Completed =
  | { readonly state: "issued"; readonly card: string }
  | { readonly state: "recovering"; readonly notBefore: number };

/**
 * Reads the source of a session, once, and issues the card. Sent again, it gives the card that was issued, for as long as
 * that is kept. Whatever fails ends the session: nothing was issued then. Throws `RequestRefusedError`, `SourceError`.
 */
export async function completeSession(gateway: Gateway, given: Completion): Promise<Completed> {
  const { database, keys, policy, issuers, metrics } = gateway;
  const id = keccak256(given.session);
  const session = await startReading(database.query, id, await gateway.now());
  if (session === undefined) return issuedBefore(gateway, id, given.session);
  const managed = issuers.get(session.name);
  let content = openSession(keys, session.sealed!);
  try {
    if (managed === undefined)
      throw new SourceError("gone", "The issuer is not one of this gateway's any more.");
    const now = await gateway.now();
    const read = await inTime(policy.sourceTime, managed.source.read(content.pending, given.given, now));
    content = { ...content, pending: read.pending };
    const completed = await finish(gateway, managed, given, {
      id,
      permissionId: session.permission,
      content,
      reading: read.reading,
      now,
    });
    metrics.sessions.inc({ issuer: session.name, state: completed.state });
    return completed;
  } catch (error) {
    const failure = failureOf(error);
    await closeReading(database.query, id, { state: "failed", failure, sealed: sealSession(keys, content) });
    metrics.sessions.inc({ issuer: session.name, state: "failed" });
    throw error;
  }
}

async function finish(
  gateway: Gateway,
  managed: ManagedIssuer,
  { session, recover }: Completion,
  read: {
    readonly id: string;
    readonly permissionId: Hex;
    readonly content: SessionContent;
    readonly reading: Reading;
    readonly now: number;
  },
): Promise<Completed> {
  if (recover) return { state: "recovering", notBefore: await beginRecovery(gateway, managed, read) };
  return { state: "issued", card: await issueCard(gateway, managed, { ...read, secret: session }) };
}

/** The card of a session that came to its end, for a customer who did not get the reply. */
async function issuedBefore({ database }: Gateway, id: string, secret: Hex): Promise<Completed> {
  const session = await findSession(database.query, id);
  if (session?.card !== undefined) return { state: "issued", card: openForSession(secret, session.card) };
  if (session === undefined) throw new RequestRefusedError("NoSession", "There is no such session.");
  throw new RequestRefusedError(
    "SessionOver",
    session.state === "reading"
      ? "The source of this session is being read."
      : `The session is over: ${session.failure ?? session.state}.`,
    { hint: "Sign another permission for another session." },
  );
}

function failureOf(error: unknown): string {
  if (error instanceof SourceError) return error.code;
  return error instanceof RequestRefusedError ? error.reason : "failed";
}

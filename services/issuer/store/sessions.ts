import type { Hex } from "viem";
import type { Query } from "../../shared/database/database.ts";

/** Where a session stands: its customer is asked, the source is read, a card was issued, or it ended without one. */
export type SessionState = "asked" | "reading" | "issued" | "recovering" | "failed";

/** One permission, from its arrival until the access at the source has ended. Times are Unix seconds. */
export interface Session {
  /** keccak256 of what only the customer has, as in the permission. */
  readonly id: string;
  /** Id of the permission. */
  readonly permission: Hex;
  /** Name of the issuer. */
  readonly name: string;
  readonly state: SessionState;
  /** Permission, what the source keeps of the session, and what was asked, encrypted; gone when the access ended. */
  readonly sealed: string | undefined;
  /** Code of what went wrong. */
  readonly failure: string | undefined;
  /** The card that was issued, encrypted under what only the customer has; gone after a while. */
  readonly card: string | undefined;
  /** When it is over if nothing happens. */
  readonly endsAt: number;
  /** How often the access at the source could not be ended. */
  readonly tries: number;
}

interface Row {
  readonly id: string;
  readonly permission: Hex;
  readonly name: string;
  readonly state: SessionState;
  readonly sealed: string | null;
  readonly failure: string | null;
  readonly card: string | null;
  readonly ends_at: string | number;
  readonly tries: number;
}

/** Begins a session, unless its permission or its id was used before. Returns whether it is new. */
export async function addSession(
  query: Query,
  {
    id,
    permission,
    name,
    sealed,
    endsAt,
    forgetAt,
  }: Pick<Session, "id" | "permission" | "name" | "endsAt"> & {
    readonly sealed: string;
    /** From when on the permission would not be taken anyway. */
    readonly forgetAt: number;
  },
): Promise<boolean> {
  const added = await query(
    `insert into sessions (id, permission, name, state, sealed, ends_at, forget_at)
      values ($1, $2, $3, 'asked', $4, $5, $6) on conflict do nothing returning id`,
    [id, permission, name, sealed, endsAt, forgetAt],
  );
  return added.length > 0;
}

export async function findSession(query: Query, id: string): Promise<Session | undefined> {
  const [row] = await query<Row>("select * from sessions where id = $1", [id]);
  return row && sessionFrom(row);
}

export async function isPermissionUsed(query: Query, permission: string): Promise<boolean> {
  return (await query("select id from sessions where permission = $1", [permission])).length > 0;
}

/** Begins the one reading of a session; undefined unless it still waits for its customer. */
export async function startReading(query: Query, id: string, now: number): Promise<Session | undefined> {
  const [row] = await query<Row>(
    `update sessions set state = 'reading', changed_at = now()
      where id = $1 and state = 'asked' and ends_at >= $2 returning *`,
    [id, now],
  );
  return row && sessionFrom(row);
}

/** Notes what came of a reading, unless it counts as interrupted by now. Returns whether it did not. */
export async function closeReading(
  query: Query,
  id: string,
  outcome: {
    readonly state: "issued" | "recovering" | "failed";
    readonly sealed?: string | undefined;
    readonly failure?: string;
    readonly card?: string;
  },
): Promise<boolean> {
  const closed = await query(
    `update sessions set state = $2, failure = $3, card = $4, sealed = coalesce($5, sealed), changed_at = now()
      where id = $1 and state = 'reading' returning id`,
    [id, outcome.state, outcome.failure ?? null, outcome.card ?? null, outcome.sealed ?? null],
  );
  return closed.length > 0;
}

/** Gives up what waited for its customer for too long, and readings whose process ended. Returns how many. */
export async function giveUpSessions(query: Query, now: number, longestReading: number): Promise<number> {
  const late = await query(
    "update sessions set state = 'failed', failure = 'expired' where state = 'asked' and ends_at < $1 returning id",
    [now],
  );
  const broken = await query(
    `update sessions set state = 'failed', failure = 'interrupted'
      where state = 'reading' and changed_at < now() - $1 * interval '1 millisecond' returning id`,
    [longestReading],
  );
  return late.length + broken.length;
}

/** Sessions whose access at the source has to end, those that failed least often first. */
export async function findToEnd(query: Query, most: number): Promise<Session[]> {
  const rows = await query<Row>(
    `select * from sessions where not has_ended and state in ('issued', 'recovering', 'failed')
      and changed_at <= now() - (tries * tries) * interval '1 second' order by tries limit $1`,
    [most],
  );
  return rows.map(sessionFrom);
}

/** The access has ended: nothing of the session is needed any more but the card. */
export async function markEnded(query: Query, id: string): Promise<void> {
  await query("update sessions set has_ended = true, sealed = null where id = $1", [id]);
}

export async function markNotEnded(query: Query, id: string): Promise<void> {
  await query("update sessions set tries = tries + 1, changed_at = now() where id = $1", [id]);
}

/**
 * Deletes cards that were kept for long enough, and sessions whose permission would not be taken any more. Returns how many
 * sessions.
 */
export async function forgetSessions(query: Query, now: number, keepCards: number): Promise<number> {
  await query(
    "update sessions set card = null where card is not null and changed_at < now() - $1 * interval '1 second'",
    [keepCards],
  );
  const forgotten = await query(
    "delete from sessions where has_ended and card is null and forget_at < $1 returning id",
    [now],
  );
  return forgotten.length;
}

function sessionFrom(row: Row): Session {
  const { id, permission, name, state, tries } = row;
  return {
    id,
    permission,
    name,
    state,
    sealed: row.sealed ?? undefined,
    failure: row.failure ?? undefined,
    card: row.card ?? undefined,
    endsAt: Number(row.ends_at),
    tries,
  };
}

import type { Deployment } from "../../../src/chain/deployment.ts";
import type { Query } from "../../shared/database/database.ts";
import { type MessageKind, messageId } from "../http/messages.ts";
import { toText } from "../http/shapes.ts";
import type { Lane } from "../lanes.ts";
import { reduced } from "./retention.ts";

/** How far an answer or a message has come. The last three are final. */
export type State =
  /** Waits for its turn. */
  | "queued"
  /** In a transaction that is not final yet. */
  | "sent"
  /** On chain. */
  | "settled"
  /** An answer of a batch that the contract passed over. */
  | "skipped"
  /** Never sent, because the chain would not accept it any more. */
  | "refused";

/** What is told of an answer or a message. */
export interface Progress {
  readonly id: string;
  readonly state: State;
  /** Name of the error for which it was skipped or refused. */
  readonly reason: string | null;
  /** Hash of the transaction that it was last sent in. */
  readonly hash: string | null;
}

/** A message that has passed all checks. */
export interface CheckedMessage {
  /** The message itself. */
  readonly content: object;
  /** The account that signed it, in small letters. */
  readonly subject: string;
  readonly lane: Lane;
  /** Gas that it gets, where that is not the same for all of its kind and lane. */
  readonly gas?: number;
  /** The sponsored campaign whose customer it is of, if that is known. */
  readonly campaign?: bigint | undefined;
}

/** What is told of a row. */
export const progress = "id, state, reason, hash";

export async function findMessage(query: Query, kind: string, id: string): Promise<Progress | undefined> {
  const sql = `select ${progress} from messages where kind = $1 and id = $2`;
  return (await query<Progress>(sql, [kind, id]))[0];
}

/** Keeps a signed message, or tells how far the same one has come; a refused one gets another try. */
export async function addMessage(
  query: Query,
  deployment: Deployment,
  kind: MessageKind,
  message: CheckedMessage,
): Promise<Progress> {
  return (await addMessages(query, deployment, kind, [message]))[0]!;
}

/** The same for many, which may say the same. */
export async function addMessages(
  query: Query,
  deployment: Deployment,
  kind: MessageKind,
  messages: readonly CheckedMessage[],
): Promise<Progress[]> {
  if (messages.length === 0) return [];
  const ids = messages.map(({ content }) => messageId(deployment, kind, content));
  const firsts = messages.filter((_, place) => ids.indexOf(ids[place]!) === place);
  const added = await query<Progress>(
    `insert into messages (id, kind, body, subject, lane, gas, campaign)
     select id, $1, body, subject, lane, gas, campaign
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[])
       as new (id, body, subject, lane, gas, campaign)
     on conflict (id) do update set body = excluded.body, subject = excluded.subject, lane = excluded.lane,
       gas = excluded.gas, campaign = excluded.campaign, state = 'queued', reason = null, reverts = 0, displaced = 0, hash = null, received_at = now(),
       ended_at = null
     where messages.state = 'refused'
     returning ${progress}`,
    [
      kind,
      [...new Set(ids)],
      firsts.map(({ content }) => toText(content)),
      firsts.map(({ subject }) => subject),
      firsts.map(({ lane }) => lane),
      firsts.map(({ gas }) => gas ?? null),
      firsts.map(({ campaign }) => campaign?.toString() ?? null),
    ],
  );
  const kept = new Map(added.map((row) => [row.id, row]));
  const others = ids.filter((id) => !kept.has(id));
  if (others.length > 0) {
    const rows = await query<Progress>(`select ${progress} from messages where id = any($1::text[])`, [
      others,
    ]);
    for (const row of rows) kept.set(row.id, row);
  }
  return ids.map((id) => kept.get(id)!);
}

/** A subject's consent to terms that is on its way to the chain, and the first second in which it is over. */
export async function findPendingConsent(
  query: Query,
  { subject, terms }: { readonly subject: string; readonly terms: string },
): Promise<{ readonly id: string; readonly until: number } | undefined> {
  const [row] = await query<{ id: string; until: number }>(
    `select id, (body::jsonb ->> 'until')::float8 as until from messages
     where kind = 'consent' and state in ('queued', 'sent') and subject = $1 and body::jsonb ->> 'terms' = $2
     order by received_at desc limit 1`,
    [subject.toLowerCase(), terms.toLowerCase()],
  );
  return row;
}

/** A subject's consent to terms, or the withdrawal of one, that is on its way to the chain. */
export interface PendingMessage {
  readonly kind: "consent" | "withdrawal";
  readonly lane: Lane;
  /** Unix seconds. */
  readonly signedAt: number;
}

export async function findPending(
  query: Query,
  { subject, terms }: { readonly subject: string; readonly terms: string },
): Promise<readonly PendingMessage[]> {
  return query<PendingMessage>(
    `select kind, lane, (body::jsonb ->> 'signedAt')::float8 as "signedAt" from messages
     where kind in ('consent', 'withdrawal') and state in ('queued', 'sent')
       and subject = $1 and body::jsonb ->> 'terms' = $2`,
    [subject.toLowerCase(), terms.toLowerCase()],
  );
}

/** How many messages of a subject came in within an hour. */
export async function countOfSubject(query: Query, subject: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*)::integer as count from messages
     where subject = $1 and received_at > now() - interval '1 hour'`,
    [subject],
  );
  return row!.count;
}

/** Ends answers or messages that cannot be sent, each for its reason; answers that wait for such a consent end, too. */
export async function markRefused(
  query: Query,
  table: "answers" | "messages",
  refused: readonly { readonly id: string; readonly reason: string }[],
): Promise<void> {
  if (refused.length === 0) return;
  await query(
    `update ${table} set state = 'refused', reason = given.reason, ${reduced[table]}
     from unnest($1::text[], $2::text[]) as given (id, reason)
     where ${table}.id = given.id and state = 'queued'`,
    [refused.map(({ id }) => id), refused.map(({ reason }) => reason)],
  );
  if (table === "messages") {
    await refuseAnswersWithout(
      query,
      refused.map(({ id }) => id),
    );
  }
}

/** Ends an answer or a message that waits and is on chain. */
export async function markSettled(
  query: Query,
  table: "answers" | "messages",
  { id, hash }: { readonly id: string; readonly hash: string | null },
): Promise<void> {
  await query(
    `update ${table} set state = 'settled', reason = null, hash = $2, ${reduced[table]}
     where id = $1 and state = 'queued'`,
    [id, hash],
  );
}

/** The text of an answer or a message that has not ended. */
export async function findText(
  query: Query,
  table: "answers" | "messages",
  id: string,
): Promise<string | undefined> {
  const sql = `select body from ${table} where id = $1 and ended_at is null`;
  return (await query<{ body: string }>(sql, [id]))[0]?.body;
}

/** Lets an answer or a message wait for some seconds before it is tried again: others go first. */
export async function postpone(
  query: Query,
  table: "answers" | "messages",
  id: string,
  seconds: number,
): Promise<void> {
  await query(`update ${table} set not_before = now() + $2 * interval '1 second' where id = $1`, [
    id,
    seconds,
  ]);
}

/**
 * Lets an answer wait for some seconds whose account gives a consent anew: those that can be settled go first. Where it is
 * the consent that the answer came with, that keeps it from going before others already.
 */
export async function postponeForOther(query: Query, id: string, seconds: number): Promise<void> {
  await query(
    `update answers set not_before = now() + $2 * interval '1 second' where id = $1 and not exists
       (select 1 from messages where messages.id = answers.consent and messages.state in ('queued', 'sent'))`,
    [id, seconds],
  );
}

/** Ends the answers that wait for consents which will not be recorded. */
export async function refuseAnswersWithout(query: Query, consents: readonly string[]): Promise<void> {
  if (consents.length === 0) return;
  await query(
    `update answers set state = 'refused', reason = 'ConsentNotLive', ${reduced.answers}
     where consent = any($1::text[]) and state = 'queued'`,
    [consents],
  );
}

/** What has waited for longer than so many seconds; what ends a consent to sponsored terms waits for ever. */
export async function findExpired(
  query: Query,
  longestWait: number,
): Promise<{ readonly kind: "answer" | MessageKind; readonly id: string }[]> {
  const isOld = "state = 'queued' and received_at < now() - $1 * interval '1 second'";
  return query(
    `select 'answer' as kind, id from answers where ${isOld}
     union all select kind, id from messages
       where ${isOld} and not (kind = 'withdrawal' and lane in ('sponsored', 'account'))`,
    [longestWait],
  );
}

import { sha256, stringToBytes } from "viem";
import type { Answer } from "../../../src/answer/answer.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import type { Database, Query } from "../../shared/database/database.ts";
import { answerId, type MessageKind, messageId } from "../http/messages.ts";
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

/** An answer that has passed all checks. */
export interface CheckedAnswer {
  readonly answer: Answer;
  readonly lane: Lane;
  /** With which it can be settled alone, where the relayer is not the settler of a sealed campaign. */
  readonly ticket?: SignedTicket | undefined;
  /** A signed consent to record first. */
  readonly consent?: CheckedMessage | undefined;
  /** The id of a consent that is on its way already. */
  readonly pendingConsent?: string | undefined;
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
}

const progress = "id, state, reason, hash";

/** Whether a kept answer is the one that came in again. */
export type Addition = Progress & { readonly isNew: boolean; readonly isSame: boolean };

export async function findAnswer(query: Query, id: string): Promise<Progress | undefined> {
  return (await query<Progress>(`select ${progress} from answers where id = $1`, [id]))[0];
}

/** What is kept under an answer's nullifier, and whether it is this very answer. */
export async function findSameAnswer(
  query: Query,
  deployment: Deployment,
  answer: Answer,
): Promise<Addition | undefined> {
  const sql = `select ${progress}, digest from answers where id = $1`;
  const [row] = await query<Progress & { digest: string }>(sql, [answerId(deployment, answer)]);
  if (row === undefined) return undefined;
  const { digest, ...rest } = row;
  return { ...rest, isNew: false, isSame: digest === digestOf(answer) };
}

/** By which an answer is known again when its content is gone; its proof has too much chance in it to be guessed. */
function digestOf(answer: Answer): string {
  return sha256(stringToBytes(toText(answer)));
}

export async function findMessage(query: Query, kind: string, id: string): Promise<Progress | undefined> {
  const sql = `select ${progress} from messages where kind = $1 and id = $2`;
  return (await query<Progress>(sql, [kind, id]))[0];
}

/**
 * Keeps an answer, and the consent that came with it. One that was skipped or refused before gives way; one that is
 * under way or settled stays, and is returned. The first answer of a customer to a sponsored campaign vouches for its
 * consent; a later one does not, or one card would pay for any number of consents.
 */
export async function addAnswer(
  database: Database,
  deployment: Deployment,
  { answer, lane, ticket, consent, pendingConsent }: CheckedAnswer,
): Promise<Addition> {
  return database.transaction(async (query) => {
    const message = consent && (await addMessage(query, deployment, "consent", consent));
    const id = answerId(deployment, answer);
    const isFirst = (await findAnswer(query, id)) === undefined;
    const parameters = [
      id,
      toText(answer),
      digestOf(answer),
      message?.id ?? pendingConsent ?? null,
      lane,
      ticket === undefined ? null : toText(ticket),
    ];
    const [added] = await query<Progress>(
      `insert into answers (id, body, digest, consent, lane, ticket) values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update set body = excluded.body, digest = excluded.digest,
         consent = excluded.consent, lane = excluded.lane, ticket = excluded.ticket, state = 'queued',
         reason = null, reverts = 0, displaced = 0, hash = null, received_at = now(), ended_at = null
       where answers.state in ('skipped', 'refused')
       returning ${progress}`,
      parameters,
    );
    if (added !== undefined) {
      if (isFirst && lane === "sponsored") await vouchFor(query, message?.id ?? pendingConsent);
      return { ...added, isNew: true, isSame: true };
    }
    return (await findSameAnswer(query, deployment, answer))!;
  });
}

async function vouchFor(query: Query, consent: string | undefined): Promise<void> {
  if (consent === undefined) return;
  await query("update messages set lane = 'sponsored' where id = $1 and lane = 'unproven'", [consent]);
}

/** Keeps a signed message, or tells how far the same one has come; a refused one gets another try. */
export async function addMessage(
  query: Query,
  deployment: Deployment,
  kind: MessageKind,
  { content, subject, lane, gas }: CheckedMessage,
): Promise<Progress> {
  const id = messageId(deployment, kind, content);
  const [added] = await query<Progress>(
    `insert into messages (id, kind, body, subject, lane, gas) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set body = excluded.body, subject = excluded.subject, lane = excluded.lane,
       gas = excluded.gas, state = 'queued', reason = null, reverts = 0, displaced = 0, hash = null, received_at = now(),
       ended_at = null
     where messages.state = 'refused'
     returning ${progress}`,
    [id, kind, toText(content), subject, lane, gas ?? null],
  );
  return added ?? (await findMessage(query, kind, id))!;
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

/** How many answers and messages are not final yet, of some lanes; withdrawals or everything else. */
export async function countPending(
  query: Query,
  lanes: readonly Lane[],
  areWithdrawals: boolean,
): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select ((select count(*) from answers where state in ('queued', 'sent') and lane = any($1) and not $2)
       + (select count(*) from messages where state in ('queued', 'sent') and lane = any($1)
            and (kind = 'withdrawal') = $2))::integer as count`,
    [lanes, areWithdrawals],
  );
  return row!.count;
}

/** Ends answers or messages that cannot be sent, each for its reason; answers that wait for such a consent end, too. */
export async function markRefused(
  query: Query,
  table: "answers" | "messages",
  refused: readonly { readonly id: string; readonly reason: string }[],
): Promise<void> {
  for (const { id, reason } of refused) {
    const sql = `update ${table} set state = 'refused', reason = $2, ${reduced[table]}
       where id = $1 and state = 'queued'`;
    await query(sql, [id, reason]);
  }
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

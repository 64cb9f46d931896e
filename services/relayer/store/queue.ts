import type { Answer } from "../../../src/answer/answer.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import type { Database, Query } from "../../shared/database/database.ts";
import { answerId, type MessageKind, messageId } from "../http/messages.ts";
import { answerShape, toText } from "../http/shapes.ts";

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
  /** A signed consent to record first. */
  readonly consent?: object | undefined;
  /** The id of a consent that is on its way already. */
  readonly pendingConsent?: string | undefined;
}

export interface WaitingAnswer {
  readonly id: string;
  readonly answer: Answer;
  /** The consent that came along, if it is not on chain yet. */
  readonly consent: string | null;
}

export interface WaitingMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly body: unknown;
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
  const sql = `select ${progress}, body from answers where id = $1`;
  const [row] = await query<Progress & { body: string }>(sql, [answerId(deployment, answer)]);
  if (row === undefined) return undefined;
  const { body, ...rest } = row;
  return { ...rest, isNew: false, isSame: body === toText(answer) };
}

export async function findMessage(query: Query, kind: string, id: string): Promise<Progress | undefined> {
  const sql = `select ${progress} from messages where kind = $1 and id = $2`;
  return (await query<Progress>(sql, [kind, id]))[0];
}

/**
 * Keeps an answer, and the consent that came with it. One that was skipped or refused before gives way; one that is
 * under way or settled stays, and is returned.
 */
export async function addAnswer(
  database: Database,
  deployment: Deployment,
  { answer, consent, pendingConsent }: CheckedAnswer,
): Promise<Addition> {
  return database.transaction(async (query) => {
    const message = consent && (await addMessage(query, deployment, "consent", consent));
    const { chainId, campaigns } = deployment;
    const parameters = [
      answerId(deployment, answer),
      chainId,
      campaigns.toLowerCase(),
      `${answer.campaign}`,
      `${answer.nullifier}`,
      toText(answer),
      message?.id ?? pendingConsent ?? null,
    ];
    const [added] = await query<Progress>(
      `insert into answers (id, chain, campaigns, campaign, nullifier, body, consent)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set body = excluded.body, consent = excluded.consent, state = 'queued',
         reason = null, work = null, reverts = 0, hash = null, received_at = now()
       where answers.state in ('skipped', 'refused')
       returning ${progress}`,
      parameters,
    );
    if (added !== undefined) return { ...added, isNew: true, isSame: true };
    return (await findSameAnswer(query, deployment, answer))!;
  });
}

/** Keeps a signed message, or tells how far the same one has come; a refused one gets another try. */
export async function addMessage(
  query: Query,
  deployment: Deployment,
  kind: MessageKind,
  message: object,
): Promise<Progress> {
  const id = messageId(deployment, kind, message);
  const [added] = await query<Progress>(
    `insert into messages (id, kind, body) values ($1, $2, $3)
     on conflict (id) do update set body = excluded.body, state = 'queued', reason = null, work = null,
       reverts = 0, hash = null, received_at = now()
     where messages.state = 'refused'
     returning ${progress}`,
    [id, kind, toText(message)],
  );
  return added ?? (await findMessage(query, kind, id))!;
}

/** The id of a subject's consent to terms that is on its way to the chain. */
export async function findPendingConsent(
  query: Query,
  { subject, terms }: { readonly subject: string; readonly terms: string },
): Promise<string | undefined> {
  const [row] = await query<{ id: string }>(
    `select id from messages where kind = 'consent' and state in ('queued', 'sent')
       and body::jsonb ->> 'subject' = $1 and body::jsonb ->> 'terms' = $2
     order by received_at desc limit 1`,
    [subject.toLowerCase(), terms.toLowerCase()],
  );
  return row?.id;
}

/** The oldest answers that wait, up to a number. */
export async function waitingAnswers(query: Query, limit: number): Promise<WaitingAnswer[]> {
  const rows = await query<{ id: string; body: string; consent: string | null }>(
    `select answers.id, answers.body, messages.id as consent
     from answers left join messages on messages.id = answers.consent and messages.state = 'queued'
     where answers.state = 'queued' order by answers.received_at, answers.id limit $1`,
    [limit],
  );
  return rows.map(({ id, body, consent }) => ({ id, consent, answer: answerShape.parse(JSON.parse(body)) }));
}

/** The oldest messages of a kind that wait, up to a number. */
export async function waitingMessages(
  query: Query,
  kind: MessageKind,
  limit: number,
): Promise<WaitingMessage[]> {
  const rows = await query<{ id: string; body: string }>(
    `select id, body from messages where kind = $1 and state = 'queued' order by received_at, id limit $2`,
    [kind, limit],
  );
  return rows.map(({ id, body }) => ({ id, kind, body: JSON.parse(body) }));
}

/** Messages with these ids that wait. */
export async function messagesById(query: Query, ids: readonly string[]): Promise<WaitingMessage[]> {
  const rows = await query<{ id: string; kind: MessageKind; body: string }>(
    "select id, kind, body from messages where id = any($1) and state = 'queued' order by received_at, id",
    [ids],
  );
  return rows.map(({ id, kind, body }) => ({ id, kind, body: JSON.parse(body) }));
}

export interface Waiting {
  readonly count: number;
  /** Seconds since the oldest came in. */
  readonly age: number;
}

/** How many wait, and for how long: answers, or messages of a kind. */
export async function countWaiting(query: Query, kind: "answer" | MessageKind): Promise<Waiting> {
  const source = kind === "answer" ? "answers where" : "messages where kind = $1 and";
  const [row] = await query<Waiting>(
    `select count(*)::integer as count,
       coalesce(extract(epoch from now() - min(received_at)), 0)::float8 as age
     from ${source} state = 'queued'`,
    kind === "answer" ? [] : [kind],
  );
  return row!;
}

/** How many answers and messages are not final yet. */
export async function countPending(query: Query): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select ((select count(*) from answers where state in ('queued', 'sent'))
       + (select count(*) from messages where state in ('queued', 'sent')))::integer as count`,
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
    const sql = `update ${table} set state = 'refused', reason = $2 where id = $1 and state = 'queued'`;
    await query(sql, [id, reason]);
  }
  if (table === "answers" || refused.length === 0) return;
  await query(
    "update answers set state = 'refused', reason = 'ConsentNotLive' where consent = any($1) and state = 'queued'",
    [refused.map(({ id }) => id)],
  );
}

import type { Answer } from "../../../src/answer/answer.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import type { Query } from "../../shared/database/database.ts";
import type { MessageKind } from "../http/messages.ts";
import { answerShape, ticketShape } from "../http/shapes.ts";
import { codeLanes, type Lane, runsStrangersCode } from "../lanes.ts";

export interface WaitingAnswer {
  readonly id: string;
  readonly answer: Answer;
  readonly ticket: SignedTicket | undefined;
}

export interface WaitingMessage {
  readonly id: string;
  readonly body: unknown;
  /** Gas that it gets; null where that is the same for all of its kind and lane. */
  readonly gas: number | null;
  /** Of an account with code: whether it has had nothing within 24 hours, and nothing of it goes before this one. */
  readonly isFirst: boolean;
  /** Whether it is so long that its bytes cost more than what is done with them. */
  readonly isLong: boolean;
}

/** How many of one kind wait in one lane. */
export interface Waiting {
  readonly kind: "answer" | MessageKind;
  readonly lane: Lane;
  readonly count: number;
  /** Seconds since the oldest came in. */
  readonly age: number;
}

/**
 * The oldest answers of a lane that wait, up to a number, without those whose consent waits, too, or is in the work that is
 * named. Those whose consent is not final yet come last: whether it is on record already, only the chain tells.
 */
export async function waitingAnswers(
  query: Query,
  lane: Lane,
  limit: number,
  work?: number,
): Promise<WaitingAnswer[]> {
  const rows = await query<{ id: string; body: string; ticket: string | null }>(
    `select id, body, ticket from answers where state = 'queued' and lane = $1 and not_before <= now() and not exists
       (select 1 from messages where messages.id = answers.consent and (messages.state = 'queued' or messages.work = $3))
     order by exists (select 1 from messages where messages.id = answers.consent and messages.state = 'sent'),
       received_at, id limit $2`,
    [lane, limit, work ?? null],
  );
  return rows.map(({ id, body, ticket }) => ({
    id,
    answer: answerShape.parse(JSON.parse(body)),
    ticket: ticket === null ? undefined : ticketShape.parse(JSON.parse(ticket)),
  }));
}

/** Characters of a message whose signature has 1,024 bytes. */
const LONG_TEXT = 2_500;

/**
 * The oldest messages of a kind and a lane that wait, up to a number. Of accounts with code those come first that have
 * cost least within 24 hours, together with what of them is on its way or goes before; then the cheapest, the short
 * ones, and the oldest: who comes again never keeps waiting who comes for the first time.
 */
export async function waitingMessages(
  query: Query,
  kind: MessageKind,
  lane: Lane,
  limit: number,
): Promise<WaitingMessage[]> {
  if (runsStrangersCode(lane)) return messagesOfAccounts(query, kind, lane, limit);
  const rows = await query<{ id: string; body: string; gas: number | null }>(
    `select id, body, gas from messages where kind = $1 and lane = $2 and state = 'queued' and not_before <= now()
     order by received_at, id limit $3`,
    [kind, lane, limit],
  );
  return rows.map(({ body, ...rest }) => ({ ...rest, body: JSON.parse(body), isFirst: true, isLong: false }));
}

async function messagesOfAccounts(
  query: Query,
  kind: MessageKind,
  lane: Lane,
  limit: number,
): Promise<WaitingMessage[]> {
  // One whose amount of gas is the same for all counts as 1: it is only compared with its like.
  const rows = await query<Omit<WaitingMessage, "body"> & { readonly body: string }>(
    `with costs as (
       select subject, sum(gas) as gas from (
         select subject, gas from spent where spent_at > now() - interval '24 hours'
         union all select subject, coalesce(gas, 1) from messages where state = 'sent' and lane = any($4)
       ) as each_cost group by subject),
     waiting as (
       select id, body, subject, gas, received_at, length(body) > $5 as long,
         coalesce(sum(coalesce(gas, 1)) over (
           partition by subject order by gas, received_at, id rows between unbounded preceding and 1 preceding
         ), 0) as before
       from messages where kind = $1 and lane = $2 and state = 'queued' and not_before <= now())
     select id, body, waiting.gas, coalesce(costs.gas, 0) + before = 0 as "isFirst", long as "isLong"
     from waiting left join costs on costs.subject = waiting.subject
     order by coalesce(costs.gas, 0) + before, waiting.gas, long, received_at, id limit $3`,
    [kind, lane, limit, codeLanes, LONG_TEXT],
  );
  return rows.map(({ body, ...rest }) => ({ ...rest, body: JSON.parse(body) }));
}

/** What waits, by kind and lane. */
export async function countWaiting(query: Query): Promise<Waiting[]> {
  return query<Waiting>(
    `select kind, lane, count(*)::integer as count,
       coalesce(extract(epoch from now() - min(received_at)), 0)::float8 as age
     from (select 'answer' as kind, lane, received_at from answers where state = 'queued'
           union all select kind, lane, received_at from messages where state = 'queued') as waiting
     group by kind, lane`,
  );
}

/** What waits of a kind, in all lanes together. */
export function totalOf(waiting: readonly Waiting[], kind: Waiting["kind"]) {
  const own = waiting.filter((entry) => entry.kind === kind);
  return {
    count: own.reduce((sum, { count }) => sum + count, 0),
    age: Math.max(0, ...own.map(({ age }) => age)),
  };
}

import type { Answer } from "../../../src/answer/answer.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import type { Query } from "../../shared/database/database.ts";
import type { MessageKind } from "../http/messages.ts";
import { answerShape, ticketShape } from "../http/shapes.ts";
import type { Lane } from "../lanes.ts";

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
 * The oldest answers of a lane that wait, up to a number, without those whose consent waits, too. Those whose consent is
 * not final yet come last: whether it is on record already, only the chain tells.
 */
export async function waitingAnswers(query: Query, lane: Lane, limit: number): Promise<WaitingAnswer[]> {
  const rows = await query<{ id: string; body: string; ticket: string | null }>(
    `select id, body, ticket from answers where state = 'queued' and lane = $1 and not_before <= now() and not exists
       (select 1 from messages where messages.id = answers.consent and messages.state = 'queued')
     order by exists (select 1 from messages where messages.id = answers.consent and messages.state = 'sent'),
       received_at, id limit $2`,
    [lane, limit],
  );
  return rows.map(({ id, body, ticket }) => ({
    id,
    answer: answerShape.parse(JSON.parse(body)),
    ticket: ticket === null ? undefined : ticketShape.parse(JSON.parse(ticket)),
  }));
}

/** The cheapest, and of those the oldest, messages of a kind and a lane that wait, up to a number. */
export async function waitingMessages(
  query: Query,
  kind: MessageKind,
  lane: Lane,
  limit: number,
): Promise<WaitingMessage[]> {
  const rows = await query<{ id: string; body: string; gas: number | null }>(
    `select id, body, gas from messages where kind = $1 and lane = $2 and state = 'queued' and not_before <= now()
     order by gas, received_at, id limit $3`,
    [kind, lane, limit],
  );
  return rows.map(({ id, body, gas }) => ({ id, body: JSON.parse(body), gas }));
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

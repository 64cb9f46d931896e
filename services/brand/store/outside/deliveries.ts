import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** Something on its way to a target. Times are Unix milliseconds. */
export interface Delivery {
  readonly target: string;
  /** What it is about: the position of a change, or the customer of an audience, of whom the last change counts. */
  readonly item: string;
  /** In small letters. */
  readonly subject: Address;
  /** Digest of the customer's name. */
  readonly customerId: string;
  readonly position: number;
  /** Withdrawals and erasures go before everything else. */
  readonly isUrgent: boolean;
  /** What happened, as JSON; of webhooks. */
  readonly event: string | undefined;
  readonly tries: number;
}

interface Row {
  readonly target: string;
  readonly item: string;
  readonly subject: Address;
  readonly customer_id: string;
  readonly position: string | number;
  readonly is_urgent: boolean;
  readonly event: string | null;
  readonly tries: number;
}

/**
 * Milliseconds for which a delivery may be under way. Whoever acknowledges a withdrawal waits until none of its customer is;
 * one whose process was killed is over by then.
 */
export const FLIGHT = 5000;

/** Puts something on its way, or again what is there in an older form. */
export async function addDeliveries(
  query: Query,
  deliveries: readonly Omit<Delivery, "tries">[],
): Promise<void> {
  if (deliveries.length === 0) return;
  // Of one customer the last counts; a statement cannot touch a row twice.
  const last = [...new Map(deliveries.map((one) => [`${one.target} ${one.item}`, one])).values()];
  await query(
    `insert into deliveries (target, item, subject, customer_id, position, is_urgent, event)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::boolean[], $7::text[])
      on conflict (target, item) do update set subject = excluded.subject,
        position = greatest(deliveries.position, excluded.position),
        is_urgent = deliveries.is_urgent or excluded.is_urgent,
        event = excluded.event, state = 'waiting', tries = 0, not_before = 0, failure = null`,
    [
      last.map(({ target }) => target),
      last.map(({ item }) => item),
      last.map(({ subject }) => subject),
      last.map(({ customerId }) => customerId),
      last.map(({ position }) => position),
      last.map(({ isUrgent }) => isUrgent),
      last.map(({ event }) => event ?? null),
    ],
  );
}

/**
 * Takes what is due and marks it as under way. What it is about has to be read after that: a withdrawal from then on waits
 * until it is over, and one from before is seen.
 */
export async function takeDeliveries(
  query: Query,
  target: string,
  most: number,
  now: number,
): Promise<Delivery[]> {
  const rows = await query<Row>(
    `update deliveries set in_flight_until = $3, tries = tries + 1 where (target, item) in (
        select target, item from deliveries
        where target = $1 and state = 'waiting' and not_before <= $2 and in_flight_until <= $2
        order by is_urgent desc, position limit $4 for update skip locked
      ) returning *`,
    [target, now, now + FLIGHT, most],
  );
  return rows.map(deliveryFrom).sort((left, right) => left.position - right.position);
}

/** Notes that a delivery has arrived, or is not needed; one that changed meanwhile is due again. */
export async function endDeliveries(query: Query, deliveries: readonly Delivery[]): Promise<void> {
  const keys = [
    deliveries.map(({ target }) => target),
    deliveries.map(({ item }) => item),
    deliveries.map(({ position }) => position),
  ];
  const columns = "unnest($1::text[], $2::text[], $3::bigint[]) as one (target, item, position)";
  await query(
    `delete from deliveries using ${columns} where deliveries.target = one.target
      and deliveries.item = one.item and deliveries.position = one.position`,
    keys,
  );
  await query(
    `update deliveries set in_flight_until = 0 from ${columns}
      where deliveries.target = one.target and deliveries.item = one.item`,
    keys,
  );
}

/** Notes that a delivery failed; without a time for another try it is put aside. */
export async function failDelivery(
  query: Query,
  { target, item, position }: Delivery,
  { failure, notBefore }: { readonly failure: string; readonly notBefore: number | undefined },
): Promise<void> {
  await query(
    `update deliveries set in_flight_until = 0, failure = $4,
      state = case when position > $3 or $5::bigint is not null then 'waiting' else 'dead' end,
      not_before = case when position > $3 then 0 else coalesce($5::bigint, 0) end
      where target = $1 and item = $2`,
    [target, item, position, failure.slice(0, 300), notBefore ?? null],
  );
}

/** Whether anything about a customer is under way to a target. */
export async function isUnderWay(query: Query, subject: Address, now: number): Promise<boolean> {
  const rows = await query(
    "select item from deliveries where subject = $1 and in_flight_until > $2 limit 1",
    [subject.toLowerCase(), now],
  );
  return rows.length > 0;
}

/** How many of a target wait, and how many were put aside. */
export async function countDeliveries(query: Query, target: string) {
  const [row] = await query<{ waiting: string | number; dead: string | number }>(
    `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'dead') as dead
      from deliveries where target = $1`,
    [target],
  );
  return { waiting: Number(row!.waiting), dead: Number(row!.dead) };
}

/** What was put aside of a target, the oldest first. */
export async function deadLetters(query: Query, target: string, most: number) {
  const rows = await query<Row & { failure: string | null }>(
    "select * from deliveries where target = $1 and state = 'dead' order by position limit $2",
    [target, most],
  );
  return rows.map((row) => ({ ...deliveryFrom(row), failure: row.failure ?? "" }));
}

/** Has everything tried again that was put aside; returns how many. */
export async function reviveDeadLetters(query: Query, target: string): Promise<number> {
  const revived = await query(
    "update deliveries set state = 'waiting', tries = 0, not_before = 0 where target = $1 and state = 'dead' returning item",
    [target],
  );
  return revived.length;
}

/**
 * Forgets what waits, or was put aside, for an erased customer: how the customer stands is told anew. What is under way comes
 * to its end first.
 */
export async function forgetDeliveries(query: Query, customerId: string, now: number): Promise<void> {
  await query("delete from deliveries where customer_id = $1 and in_flight_until <= $2", [customerId, now]);
}

/** Forgets what was put aside once nobody knows any more what happened; callbacks name nobody, and stay. */
export async function forgetDeadLetters(query: Query): Promise<void> {
  await query(
    `delete from deliveries where state = 'dead' and customer_id <> ''
      and not exists (select from changes where changes.position = deliveries.position)`,
  );
}

function deliveryFrom(row: Row): Delivery {
  return {
    target: row.target,
    item: row.item,
    subject: row.subject,
    customerId: row.customer_id,
    position: Number(row.position),
    isUrgent: row.is_urgent,
    event: row.event ?? undefined,
    tries: row.tries,
  };
}

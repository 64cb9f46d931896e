import type { Query } from "../../../shared/database/database.ts";

/** Keeps a customer's name, encrypted, for what is sent to targets. A name that was to be forgotten stays after all. */
export async function keepName(query: Query, customerId: string, sealed: string): Promise<void> {
  await query(
    `insert into names (customer_id, sealed) values ($1, $2)
      on conflict (customer_id) do update set forget_at = null where names.forget_at is not null`,
    [customerId, sealed],
  );
}

/** Names by digest, encrypted. */
export async function findNames(query: Query, customerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ customer_id: string; sealed: string }>(
    "select customer_id, sealed from names where customer_id = any($1::text[])",
    [customerIds],
  );
  return new Map(rows.map(({ customer_id, sealed }) => [customer_id, sealed]));
}

/**
 * A name is needed for as long as targets have to be told that its customer is erased, and not longer. Returns whether there
 * was one that nobody had had forgotten yet.
 */
export async function forgetNameAt(query: Query, customerId: string, at: number): Promise<boolean> {
  const forgotten = await query(
    "update names set forget_at = $2 where customer_id = $1 and forget_at is null returning customer_id",
    [customerId, at],
  );
  return forgotten.length > 0;
}

/** Forgets names whose time is over, Unix seconds, and those of erased customers of whom no target has to hear any more. */
export async function forgetNames(query: Query, now: number): Promise<void> {
  await query(
    `delete from names where forget_at <= $1 or (forget_at is not null
      and not exists (select from deliveries where deliveries.customer_id = names.customer_id)
      and not exists (select from copies where copies.customer_id = names.customer_id)
      and not exists (
        select from targets where approved_at is not null and urgent_position < (
          select max(position) from changes where changes.customer_id = names.customer_id
        )
      ))`,
    [now],
  );
}

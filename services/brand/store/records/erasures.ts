import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";
import { appendChanges } from "./changes.ts";

/** How many rows of a subject were removed, by what they are. */
export interface Erased {
  readonly consents: number;
  readonly answers: number;
  readonly sealKeys: number;
  readonly links: number;
  readonly uses: number;
}

/**
 * Whose data is a customer's, in small letters: of the subject that is linked now, and of those that were linked within the
 * time for which it is known what happened, and are nobody's now.
 */
export async function subjectsOf(query: Query, customerId: string): Promise<Address[]> {
  const rows = await query<{ subject: Address }>(
    `select subject from customers where customer_id = $1
      union select subject from changes where customer_id = $1
        and not exists (select from customers where customers.subject = changes.subject)
      order by subject`,
    [customerId],
  );
  return rows.map(({ subject }) => subject);
}

/** Removes what a customer was given, and by what the log of changes knows the customer; returns how many links. */
export async function eraseLinks(query: Query, customerId: string): Promise<number> {
  const own = [customerId];
  await query("delete from nonces where customer_id = $1", own);
  await query("update changes set customer_id = null where customer_id = $1", own);
  return (await query("delete from requests where customer_id = $1 returning token", own)).length;
}

/**
 * Removes everything that is kept of a subject, within a transaction, but that it was erased and when: what is on chain
 * from before is not taken up again. Requests about rights stay, as evidence that they were dealt with.
 *
 * @param now Unix seconds.
 * @param customerId Of the customer whose erasure targets hear of; by default that of whom the subject is linked to.
 */
export async function eraseSubject(
  query: Query,
  subject: Address,
  now: number,
  customerId?: string,
): Promise<Erased> {
  const own = [subject.toLowerCase()];
  const count = async (sql: string) => (await query(sql, own)).length;
  const [customer] = await query<{ customer_id: string }>(
    "delete from customers where subject = $1 returning customer_id",
    own,
  );
  // A consent that is on record is locked first, as everywhere.
  const consents = await count("delete from consents where subject = $1 returning terms");
  await query("delete from statements where subject = $1", own);
  await query(
    "insert into forgotten (campaign, nullifier) select campaign, nullifier from answers where subject = $1 on conflict do nothing",
    own,
  );
  const answers = await count("delete from answers where subject = $1 returning nullifier");
  const sealKeys = await count("delete from seal_keys where subject = $1 returning scope");
  await query("delete from submissions where subject = $1 and state <> 'sending'", own);
  await query("update submissions set state = 'ended', consent = null where subject = $1", own);
  const links = await count("delete from requests where subject = $1 returning token");
  await query("delete from nonces where subject = $1", own);
  const uses = await count("delete from uses where subject = $1 returning at");
  await query(
    `insert into erasures (subject, erased_at) values ($1, $2)
      on conflict (subject) do update set erased_at = excluded.erased_at`,
    [...own, now],
  );
  // What the library keeps of a customer by names, such as offers that were stopped.
  await query("delete from kept where starts_with(key, $1)", [`customer/${own[0]}/`]);
  await query("update changes set customer_id = null where subject = $1", own);
  await appendChanges(query, [{ kind: "erased", subject, customerId: customerId ?? customer?.customer_id }]);
  return { consents, answers, sealKeys, links, uses };
}

/** When a subject was last erased, Unix seconds; undefined if it never was. */
export async function erasedAt(query: Query, subject: Address): Promise<number | undefined> {
  const [row] = await query<{ erased_at: string | number }>(
    "select erased_at from erasures where subject = $1",
    [subject.toLowerCase()],
  );
  return row && Number(row.erased_at);
}

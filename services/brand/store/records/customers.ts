import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";
import { appendChanges, type NewChange } from "./changes.ts";

/** Which of the brand's customers a subject has proven to be. */
export interface LinkedCustomer {
  /** In small letters. */
  readonly subject: Address;
  /** Keyed digest of the brand's own name for the customer. */
  readonly customerId: string;
  /** Unix seconds. */
  readonly linkedAt: number;
}

interface Row {
  readonly subject: Address;
  readonly customer_id: string;
  readonly linked_at: string | number;
}

/**
 * Links a subject to a customer, within a transaction. A customer has one subject, and a subject is one customer: the last
 * proof counts, and what was linked before is not any more.
 */
export async function linkCustomer(
  query: Query,
  { subject, customerId, linkedAt }: LinkedCustomer,
): Promise<void> {
  const own = subject.toLowerCase() as Address;
  const before = await query<Row>(
    "select * from customers where subject = $1 or customer_id = $2 order by subject for update",
    [own, customerId],
  );
  if (before.some((row) => row.subject === own && row.customer_id === customerId)) return;
  await query("delete from customers where subject = $1 or customer_id = $2", [own, customerId]);
  await query("insert into customers (subject, customer_id, linked_at) values ($1, $2, $3)", [
    own,
    customerId,
    linkedAt,
  ]);
  const ended = before.map((row): NewChange => {
    return { kind: "unlinked", subject: row.subject, customerId: row.customer_id };
  });
  await appendChanges(query, [...ended, { kind: "linked", subject: own }]);
}

/** The customer by the subject, or by the digest of the brand's own name. */
export async function findCustomer(
  query: Query,
  by: { readonly subject: Address } | { readonly customerId: string },
): Promise<LinkedCustomer | undefined> {
  const [row] =
    "subject" in by
      ? await query<Row>("select * from customers where subject = $1", [by.subject.toLowerCase()])
      : await query<Row>("select * from customers where customer_id = $1", [by.customerId]);
  if (row === undefined) return undefined;
  return { subject: row.subject, customerId: row.customer_id, linkedAt: Number(row.linked_at) };
}

import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** A segment that is known outside. */
export interface Copy {
  readonly target: string;
  /** Digest of the customer's name. */
  readonly customerId: string;
  readonly campaign: bigint;
  readonly subject: Address;
}

interface Row {
  readonly target: string;
  readonly customer_id: string;
  readonly campaign: string;
  readonly subject: Address;
}

/** Notes copies before they are sent: whatever happens on the way, they may be there. */
export async function noteCopies(query: Query, copies: readonly Copy[], now: number): Promise<void> {
  if (copies.length === 0) return;
  await query(
    `insert into copies (target, customer_id, campaign, subject, sent_at)
      select *, $5::bigint from unnest($1::text[], $2::text[], $3::text[], $4::text[])
      on conflict (target, customer_id, campaign) do update
        set subject = excluded.subject, sent_at = excluded.sent_at`,
    [...columnsOf(copies), copies.map(({ subject }) => subject), now],
  );
}

/** Forgets copies that were cleared. */
export async function dropCopies(query: Query, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return;
  await query(
    `delete from copies where (target, customer_id, campaign) in (
      select * from unnest($1::text[], $2::text[], $3::text[])
    )`,
    columnsOf(copies),
  );
}

/** What a target has of customers. */
export async function copiesOf(
  query: Query,
  target: string,
  customerIds: readonly string[],
): Promise<Copy[]> {
  const rows = await query<Row>("select * from copies where target = $1 and customer_id = any($2::text[])", [
    target,
    customerIds,
  ]);
  return rows.map(copyFrom);
}

/** Targets that have something of a customer. */
export async function targetsWithCopies(query: Query, customerId: string): Promise<string[]> {
  const rows = await query<{ url: string }>(
    `select distinct url from targets join copies on copies.target = targets.target where customer_id = $1`,
    [customerId],
  );
  return rows.map(({ url }) => url);
}

/**
 * Copies that should not be there any more at `now`, Unix seconds: no answer of their campaign may be used. Most are cleared
 * by the change that ended them; these are what is left if that was missed.
 */
export async function staleCopies(query: Query, now: number, most: number): Promise<Copy[]> {
  const rows = await query<Row>(
    `select copies.* from copies join targets on targets.target = copies.target
      where approved_at is not null and not exists (
        select from answers
        join consents on consents.subject = answers.subject and consents.terms = answers.terms
        join customers on customers.subject = answers.subject and customers.customer_id = copies.customer_id
        where answers.subject = copies.subject and answers.campaign = copies.campaign
          and answers.expiry > $1 and consents.signed_at > consents.withdrawn_at and consents.until > $1
      ) and not exists (
        select from deliveries where deliveries.target = copies.target
          and deliveries.item = copies.customer_id and state = 'waiting'
      ) limit $2`,
    [now, most],
  );
  return rows.map(copyFrom);
}

function columnsOf(copies: readonly Copy[]) {
  return [
    copies.map(({ target }) => target),
    copies.map(({ customerId }) => customerId),
    copies.map(({ campaign }) => `${campaign}`),
  ];
}

function copyFrom({ target, customer_id, campaign, subject }: Row): Copy {
  return { target, customerId: customer_id, campaign: BigInt(campaign), subject };
}

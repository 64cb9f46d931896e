import type { Address, Hex } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/**
 * What can happen to what a brand may use: a customer was `linked` or `unlinked`; consented; withdrew; answered, which was
 * checked off chain; the answer was `settled` on chain, or is not any more, as its block was replaced (`unsettled`); it
 * cannot be settled and is not used any more (`refused`); answer or consent ran out (`expired`); everything is `erased`.
 */
export type ChangeKind =
  | "linked"
  | "unlinked"
  | "consented"
  | "withdrawn"
  | "answered"
  | "settled"
  | "unsettled"
  | "refused"
  | "expired"
  | "erased";

export interface Change {
  /** Everybody who asks sees changes in the order of their positions, without gaps that are filled later. */
  readonly position: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly kind: ChangeKind;
  /** In small letters. */
  readonly subject: Address;
  /** Digest of the brand's own name for the customer, if it was known. */
  readonly customerId: string | undefined;
  readonly terms: Hex | undefined;
  readonly campaign: bigint | undefined;
}

export interface NewChange {
  readonly kind: ChangeKind;
  readonly subject: Address;
  readonly terms?: Hex | undefined;
  readonly campaign?: bigint | undefined;
  /** By default that of the customer to whom the subject is linked. */
  readonly customerId?: string | undefined;
}

interface Row {
  readonly position: string | number;
  readonly at: string | number;
  readonly kind: ChangeKind;
  readonly subject: Address;
  readonly customer_id: string | null;
  readonly terms: Hex | null;
  readonly campaign: string | null;
}

/** Of PostgreSQL's advisory locks; any number that nobody else takes. */
const LOCK = 0xdecdc;

/**
 * Notes what happened, in the transaction in which it happens and as its last step: until it ends no other one notes
 * anything, so that positions become visible in their order.
 */
export async function appendChanges(query: Query, changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  await query("select pg_advisory_xact_lock($1)", [LOCK]);
  await query(
    `insert into changes (at, kind, subject, terms, campaign, customer_id)
      select $1, one.kind, one.subject, one.terms, one.campaign, coalesce(one.customer_id, customers.customer_id)
      from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality
        as one (kind, subject, terms, campaign, customer_id, place)
      left join customers on customers.subject = one.subject
      order by one.place`,
    [
      Date.now(),
      changes.map(({ kind }) => kind),
      changes.map(({ subject }) => subject.toLowerCase()),
      changes.map(({ terms }) => terms?.toLowerCase() ?? null),
      changes.map(({ campaign }) => (campaign === undefined ? null : `${campaign}`)),
      changes.map(({ customerId }) => customerId ?? null),
    ],
  );
}

/** What happened after a position, the oldest first. */
export async function readChanges(query: Query, after: number, most: number): Promise<Change[]> {
  const rows = await query<Row>("select * from changes where position > $1 order by position limit $2", [
    after,
    most,
  ]);
  return rows.map(changeFrom);
}

/** What happened to one subject after a position, the oldest first. */
export async function changesOfSubject(
  query: Query,
  subject: Address,
  after: number,
  most: number,
): Promise<Change[]> {
  const rows = await query<Row>(
    "select * from changes where subject = $1 and position > $2 order by position limit $3",
    [subject.toLowerCase(), after, most],
  );
  return rows.map(changeFrom);
}

/** The position of the last change; 0 before the first. */
export async function lastPosition(query: Query): Promise<number> {
  const [row] = await query<{ last: string | number | null }>("select max(position) as last from changes");
  return Number(row?.last ?? 0);
}

/** Forgets what happened before a time, Unix milliseconds; whoever has not read it by then has to read all records. */
export async function forgetChanges(query: Query, before: number): Promise<void> {
  await query("delete from changes where at < $1", [before]);
}

function changeFrom(row: Row): Change {
  return {
    position: Number(row.position),
    at: Number(row.at),
    kind: row.kind,
    subject: row.subject,
    customerId: row.customer_id ?? undefined,
    terms: row.terms ?? undefined,
    campaign: row.campaign === null ? undefined : BigInt(row.campaign),
  };
}

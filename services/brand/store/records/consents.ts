import type { Address, Hex } from "viem";
import type { ConsentRecord } from "../../../../src/brand/lightRecordEncoding.ts";
import {
  afterConsent,
  afterWithdrawal,
  isWithdrawn,
  nothingOnRecord,
} from "../../../../src/brand/recordRules.ts";
import type { Query } from "../../../shared/database/database.ts";
import type { NewChange } from "./changes.ts";

/** What a subject says to terms. */
export interface Pair {
  readonly subject: Address;
  readonly terms: Hex;
}

/** A consent or a withdrawal that a subject signed. Times are Unix seconds. */
export interface Statement extends Pair {
  readonly kind: "given" | "withdrawn";
  readonly signedAt: number;
  /** Of a consent. */
  readonly until?: number;
  /** The block that has it; undefined if its subject handed it over. */
  readonly block?: bigint | undefined;
}

interface StatementRow extends Pair {
  readonly kind: Statement["kind"];
  readonly signed_at: string | number;
  readonly until: string | number;
}

interface ConsentRow extends Pair {
  readonly until: string | number;
  readonly signed_at: string | number;
  readonly withdrawn_at: string | number;
}

/** The subjects and terms that a query is given. */
const GIVEN = "(select * from unnest($1::text[], $2::text[]))";

/** Subject and terms as one text. */
export function pairKey({ subject, terms }: Pair): string {
  return `${subject} ${terms}`.toLowerCase();
}

/** What is on record of subjects and terms, by `pairKey`; locked until the transaction ends where that is asked for. */
export async function consentsOf(
  query: Query,
  pairs: readonly Pair[],
  lock: "" | "for share" | "for update" = "",
): Promise<Map<string, ConsentRecord>> {
  const rows = await query<ConsentRow>(
    `select * from consents where (subject, terms) in ${GIVEN} order by subject, terms ${lock}`,
    parametersOf(pairs),
  );
  return new Map(rows.map((row) => [pairKey(row), consentFrom(row)]));
}

/**
 * Keeps statements, within a transaction, and returns what happened by them. A withdrawal that counts forgets at once what
 * was answered under the terms, its seal keys, and what waits to be settled.
 */
export async function recordStatements(query: Query, statements: readonly Statement[]): Promise<NewChange[]> {
  if (statements.length === 0) return [];
  await query(
    `insert into statements (subject, terms, kind, signed_at, until, block, is_handed)
      select subject, terms, kind, signed_at, max(until), max(block), bool_or(is_handed)
      from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::boolean[])
        as one (subject, terms, kind, signed_at, until, block, is_handed)
      group by subject, terms, kind, signed_at order by subject, terms
      on conflict (subject, terms, kind, signed_at) do update set
        block = coalesce(excluded.block, statements.block),
        is_handed = statements.is_handed or excluded.is_handed`,
    [
      ...parametersOf(statements),
      statements.map(({ kind }) => kind),
      statements.map(({ signedAt }) => signedAt),
      statements.map(({ until }) => until ?? 0),
      statements.map(({ block }) => (block === undefined ? null : `${block}`)),
      statements.map(({ block }) => block === undefined),
    ],
  );
  return followStatements(query, statements);
}

/**
 * Takes back what later blocks than `common` said, within a transaction, and returns what happened by that. What a subject
 * handed over stays, and so does every withdrawal: whoever said stop has said it.
 */
export async function unsayAfter(query: Query, common: bigint): Promise<NewChange[]> {
  const pairs = await query<Pair>("select distinct subject, terms from statements where block > $1", [
    `${common}`,
  ]);
  if (pairs.length === 0) return [];
  await query("delete from statements where block > $1 and kind = 'given' and not is_handed", [`${common}`]);
  await query("update statements set block = null where block > $1", [`${common}`]);
  return followStatements(query, pairs);
}

/**
 * Keeps one of the withdrawals that a subject handed over without a consent in between, the last: whoever has a key can sign
 * as many as there are seconds, and the others end nothing that this one does not. Those in blocks stay.
 */
export async function forgetRepeatedStops(query: Query, { subject, terms }: Pair): Promise<void> {
  await query(
    `delete from statements as one where subject = $1 and terms = $2 and kind = 'withdrawn' and block is null
      and exists (
        select from statements as later where later.subject = $1 and later.terms = $2
          and later.kind = 'withdrawn' and later.signed_at > one.signed_at
          and not exists (
            select from statements as given where given.subject = $1 and given.terms = $2
              and given.kind = 'given' and given.signed_at > one.signed_at and given.signed_at <= later.signed_at
          )
      )`,
    [subject.toLowerCase(), terms.toLowerCase()],
  );
}

/** Works out the consents again from all statements of these pairs. */
async function followStatements(query: Query, pairs: readonly Pair[]): Promise<NewChange[]> {
  await query(
    `insert into consents (subject, terms) select distinct * from unnest($1::text[], $2::text[]) order by 1, 2
      on conflict do nothing`,
    parametersOf(pairs),
  );
  const before = await consentsOf(query, pairs, "for update");
  const said = await query<StatementRow>(
    `select * from statements where (subject, terms) in ${GIVEN} order by signed_at, kind`,
    parametersOf(pairs),
  );
  const after = new Map<string, ConsentRecord>();
  for (const row of said) {
    const key = pairKey(row);
    after.set(key, following(after.get(key) ?? nothingOnRecord(row.terms), row));
  }
  const changed = [...before].flatMap(([key, last]) => {
    const next = after.get(key) ?? nothingOnRecord(last.terms);
    return isSame(last, next) ? [] : [{ subject: key.split(" ")[0] as Address, last, next }];
  });
  if (changed.length === 0) return [];
  await writeConsents(
    query,
    changed.map(({ subject, next }) => ({ subject, ...next })),
  );
  const ended = changed.filter(({ next }) => isWithdrawn(next));
  await forgetUnder(
    query,
    ended.map(({ subject, next }) => ({ subject, terms: next.terms })),
  );
  return changed.flatMap(({ subject, last, next }): NewChange[] => {
    const { terms } = next;
    if (isWithdrawn(next))
      return next.withdrawnAt > last.withdrawnAt ? [{ kind: "withdrawn", subject, terms }] : [];
    if (next.signedAt > last.signedAt) return [{ kind: "consented", subject, terms }];
    return next.signedAt < last.signedAt ? [{ kind: "expired", subject, terms }] : [];
  });
}

/** Forgets what was answered under terms by their subjects, so that it does not come back from the chain either. */
export async function forgetUnder(query: Query, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  const parameters = parametersOf(pairs);
  await query(
    `insert into forgotten (campaign, nullifier)
      select campaign, nullifier from answers where (subject, terms) in ${GIVEN} on conflict do nothing`,
    parameters,
  );
  await query(`delete from answers where (subject, terms) in ${GIVEN}`, parameters);
  await query(`delete from seal_keys where (subject, terms) in ${GIVEN}`, parameters);
  await query(
    `delete from submissions where state <> 'sending' and (subject, terms) in ${GIVEN}`,
    parameters,
  );
  // What is on its way cannot be called back; it is not sent again, and not used.
  await query(`update submissions set state = 'ended' where (subject, terms) in ${GIVEN}`, parameters);
}

async function writeConsents(
  query: Query,
  consents: readonly ({ readonly subject: Address } & ConsentRecord)[],
): Promise<void> {
  await query(
    `update consents set until = one.until, signed_at = one.signed_at, withdrawn_at = one.withdrawn_at, is_swept = false
      from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
        as one (subject, terms, until, signed_at, withdrawn_at)
      where consents.subject = one.subject and consents.terms = one.terms`,
    [
      ...parametersOf(consents),
      consents.map(({ until }) => until),
      consents.map(({ signedAt }) => signedAt),
      consents.map(({ withdrawnAt }) => withdrawnAt),
    ],
  );
}

function following(last: ConsentRecord, { kind, signed_at, until }: StatementRow): ConsentRecord {
  const signedAt = Number(signed_at);
  if (kind === "withdrawn") return afterWithdrawal(last, signedAt);
  return afterConsent(last, { until: Number(until), signedAt });
}

function isSame(left: ConsentRecord, right: ConsentRecord): boolean {
  return (
    left.until === right.until && left.signedAt === right.signedAt && left.withdrawnAt === right.withdrawnAt
  );
}

function parametersOf(pairs: readonly Pair[]): [string[], string[]] {
  return [pairs.map(({ subject }) => subject.toLowerCase()), pairs.map(({ terms }) => terms.toLowerCase())];
}

function consentFrom({ terms, until, signed_at, withdrawn_at }: ConsentRow): ConsentRecord {
  return {
    terms,
    until: Number(until),
    signedAt: Number(signed_at),
    withdrawnAt: Number(withdrawn_at),
  };
}

import type { Address, Hash, Hex } from "viem";
import type { Database, Query } from "../../shared/database/database.ts";
import { isForeign, type Lane, runsStrangersCode } from "../lanes.ts";
import { chargeAccounts } from "./accounts.ts";
import { refuseAnswersWithout } from "./queue.ts";
import { reduced } from "./retention.ts";
import { chargeCampaigns } from "./sponsored.ts";

/** What a transaction is for. */
export type WorkKind = "answers" | "consents" | "withdrawals" | "claims";

/** What is to happen at one nonce. Others can stand for the same nonce: the chain decides which happens. */
export interface Work {
  readonly id: number;
  readonly nonce: number;
  readonly kind: WorkKind;
  readonly lane: Lane;
  readonly to: Address;
  readonly data: Hex;
  readonly gas: bigint;
  /** In the order in which they were signed. */
  readonly transactions: readonly SignedTransaction[];
  /** How often withdrawals have taken the place of what is in it. */
  readonly displaced: number;
}

/** A work as it was signed once, and whether a node has it. */
export interface SignedTransaction extends NewTransaction {
  readonly isAccepted: boolean;
}

export interface NewTransaction {
  readonly hash: Hash;
  readonly raw: Hex;
  /** Wei. */
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
  /** The latest block when it was signed. */
  readonly block: number;
}

/** What became of one item of a work whose transaction is final. */
export interface ItemOutcome {
  readonly id: string;
  /** What failed in its block waits for another try, unless it has had enough of them. */
  readonly state: "settled" | "skipped" | "failed";
  readonly reason: string | null;
  /** Of the transaction that settled it, if it was another one; null if that is not known. */
  readonly hash?: Hash | null;
}

/** After so many transactions that reverted, or in which it failed, an item is given up. */
const MOST_FAILURES = 2;

const tableOf = (kind: WorkKind) => (kind === "answers" ? "answers" : "messages");

/** Works whose nonce is not settled for good, by nonce. */
export async function findOpenWorks(query: Query): Promise<Work[]> {
  const works = await query<
    Record<"kind" | "lane" | "destination" | "data" | "gas", string> &
      Record<"id" | "nonce" | "displaced", number>
  >(
    `select id, nonce, kind, lane, destination, data, gas,
       greatest(
         (select max(displaced) from answers where work = works.id),
         (select max(displaced) from messages where work = works.id), 0)::integer as displaced
     from works where state = 'open' order by nonce, id`,
  );
  const transactions = await query<
    Record<"hash" | "raw" | "fee" | "priority_fee", string> & {
      work: number;
      block: number;
      accepted: boolean;
    }
  >(
    `select transactions.* from transactions join works on works.id = transactions.work
     where works.state = 'open' order by transactions.place`,
  );
  return works.map(({ destination, gas, kind, lane, data, ...rest }) => ({
    ...rest,
    kind: kind as WorkKind,
    lane: lane as Lane,
    to: destination as Address,
    data: data as Hex,
    gas: BigInt(gas),
    transactions: transactions
      .filter(({ work }) => work === rest.id)
      .map(({ hash, raw, fee, priority_fee, block, accepted }) => ({
        hash: hash as Hash,
        raw: raw as Hex,
        maxFeePerGas: BigInt(fee),
        maxPriorityFeePerGas: BigInt(priority_fee),
        block,
        isAccepted: accepted,
      })),
  }));
}

/** The last work of each kind and lane, so that turns go on after a restart where they were. */
export async function lastTurns(query: Query): Promise<Map<string, number>> {
  const rows = await query<{ kind: WorkKind; lane: Lane; last: number }>(
    "select kind, lane, max(id)::integer as last from works group by kind, lane",
  );
  return new Map(rows.map(({ kind, lane, last }) => [turnKey(kind, lane), last]));
}

/** Names the turns of one kind in one lane. */
export function turnKey(kind: WorkKind, lane: Lane): string {
  return `${kind} ${lane}`;
}

/** Writes down a work and its items before anything of it is sent. */
export async function addWork(
  database: Database,
  work: Omit<Work, "id" | "transactions" | "displaced">,
  items: readonly string[],
  signed: NewTransaction,
): Promise<void> {
  await database.transaction(async (query) => {
    const { nonce, kind, lane, to, data, gas } = work;
    const [row] = await query<{ id: number }>(
      `insert into works (nonce, kind, lane, destination, data, gas) values ($1, $2, $3, $4, $5, $6)
       returning id`,
      [nonce, kind, lane, to, data, `${gas}`],
    );
    const { id } = row!;
    await query(
      `update ${tableOf(kind)} set state = 'sent', work = $1, hash = $2, place = array_position($3::text[], id)
       where id = any($3::text[]) and state = 'queued'`,
      [id, signed.hash, items],
    );
    await addTransaction(query, id, signed);
  });
}

/** Writes down the same work at another price, before it is sent. */
export async function addRepricedTransaction(
  database: Database,
  work: Work,
  signed: NewTransaction,
): Promise<void> {
  await database.transaction(async (query) => {
    await addTransaction(query, work.id, signed);
    await query(`update ${tableOf(work.kind)} set hash = $1 where work = $2 and state = 'sent'`, [
      signed.hash,
      work.id,
    ]);
  });
}

/** Writes down whether a node has a transaction. */
export async function markAccepted(query: Query, hash: Hash, isAccepted: boolean): Promise<void> {
  await query("update transactions set accepted = $2 where hash = $1 and accepted <> $2", [hash, isAccepted]);
}

async function addTransaction(query: Query, work: number, signed: NewTransaction): Promise<void> {
  const { hash, raw, maxFeePerGas, maxPriorityFeePerGas, block } = signed;
  await query(
    `insert into transactions (hash, work, raw, fee, priority_fee, block) values ($1, $2, $3, $4, $5, $6)
     on conflict (hash) do update set place = default`,
    [hash, work, raw, `${maxFeePerGas}`, `${maxPriorityFeePerGas}`, block],
  );
}

/** Ids of what is in a work, in the order of its transaction. */
export async function findItems(query: Query, { id, kind }: Work): Promise<readonly string[]> {
  const sql = `select id from ${tableOf(kind)} where work = $1 and state = 'sent' order by place`;
  return (await query<{ id: string }>(sql, [id])).map((row) => row.id);
}

/** What happened at a nonce. */
export interface Happening {
  readonly work: Work;
  readonly hash: Hash;
  readonly gasUsed: bigint;
  readonly outcomes: readonly ItemOutcome[];
}

/**
 * Closes a nonce, all at once: the items of the work that happened get their outcomes; those without one, after a
 * transaction that reverted, and those of the other works wait again.
 */
export async function closeNonce(
  database: Database,
  works: readonly Work[],
  happened: Happening | undefined,
): Promise<void> {
  await database.transaction(async (query) => {
    if (happened !== undefined) await closeWork(query, happened);
    for (const work of works.filter(({ id }) => id !== happened?.work.id)) {
      await query(`update ${tableOf(work.kind)} set displaced = displaced + 1 where work = $1`, [work.id]);
      await requeue(query, work);
      await forgetWork(query, work, "lost", undefined);
    }
  });
}

async function closeWork(query: Query, happened: Happening): Promise<void> {
  const { work, gasUsed, outcomes } = happened;
  const table = tableOf(work.kind);
  if (work.kind === "consents" && !isForeign(work.lane)) {
    await vouchForWithdrawals(query, settledOf(outcomes));
  }
  // While it still shows what was in the work.
  if (work.lane === "sponsored" && work.kind !== "withdrawals") {
    await chargeCampaigns(query, table, work.id, gasUsed);
  }
  if (runsStrangersCode(work.lane)) await chargeAccounts(query, work.id, gasUsed, failedOf(outcomes));
  await writeOutcomes(query, table, happened);
  const decided = outcomes.map(({ id }) => id);
  await query(
    `update ${table} set reverts = reverts + 1, reason = 'TransactionReverted'
     where work = $1 and state = 'sent' and id <> all($2::text[])`,
    [work.id, decided],
  );
  const refused = await query<{ id: string }>(
    `update ${table} set state = 'refused', ${reduced[table]}
     where work = $1 and state = 'sent' and reverts >= $2 returning id`,
    [work.id, MOST_FAILURES],
  );
  if (work.kind === "consents") {
    await refuseAnswersWithout(
      query,
      refused.map(({ id }) => id),
    );
  }
  await requeue(query, work);
  await forgetWork(query, work, "done", gasUsed);
}

/** What failed in its block keeps all that it needs for another try. */
async function writeOutcomes(
  query: Query,
  table: "answers" | "messages",
  { outcomes, hash: transaction }: Happening,
): Promise<void> {
  const write = async (change: string, some: readonly ItemOutcome[]) => {
    if (some.length === 0) return;
    await query(
      `update ${table} set reason = outcome.reason, hash = outcome.hash, ${change}
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as outcome (id, state, reason, hash)
       where ${table}.id = outcome.id`,
      [
        some.map(({ id }) => id),
        some.map(({ state }) => state),
        some.map(({ reason }) => reason),
        some.map(({ hash = transaction }) => hash),
      ],
    );
  };
  const isFailed = ({ state }: ItemOutcome) => state === "failed";
  await write("reverts = reverts + 1", outcomes.filter(isFailed));
  await write(
    `state = outcome.state, ${reduced[table]}`,
    outcomes.filter((outcome) => !isFailed(outcome)),
  );
}

function failedOf(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.filter(({ state }) => state === "failed").map(({ id }) => id);
}

function settledOf(outcomes: readonly ItemOutcome[]): readonly string[] {
  return outcomes.filter(({ state }) => state === "settled").map(({ id }) => id);
}

/** Of a nonce that is closed nothing is left but what it cost: its transactions hold all that was in them. */
async function forgetWork(
  query: Query,
  { id }: Work,
  state: "done" | "lost",
  gasUsed: bigint | undefined,
): Promise<void> {
  await query("delete from transactions where work = $1", [id]);
  await query(
    `update works set state = $2, gas_used = $3, destination = null, data = null, closed_at = now()
     where id = $1`,
    [id, state, gasUsed === undefined ? null : `${gasUsed}`],
  );
}

/** Withdrawals that wait for the strangers' gas are customers' once the consent that they end is on record. */
async function vouchForWithdrawals(query: Query, consents: readonly string[]): Promise<void> {
  await query(
    `update messages set lane = 'sponsored' from messages as consent
     where consent.id = any($1::text[])
       and messages.kind = 'withdrawal' and messages.state = 'queued' and messages.lane = 'foreign'
       and messages.subject = consent.subject
       and messages.body::jsonb ->> 'terms' = consent.body::jsonb ->> 'terms'`,
    [consents],
  );
}

async function requeue(query: Query, { id, kind }: Work): Promise<void> {
  await query(
    `update ${tableOf(kind)} set state = 'queued', reason = null, work = null, hash = null
     where work = $1 and state = 'sent'`,
    [id],
  );
}

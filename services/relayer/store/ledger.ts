import type { Address, Hash, Hex } from "viem";
import type { Database, Query } from "../../shared/database/database.ts";

/** What a transaction is for. */
export type WorkKind = "answers" | "consents" | "withdrawals" | "claims";

/** What is to happen at one nonce. Others can stand for the same nonce: the chain decides which happens. */
export interface Work {
  readonly id: number;
  readonly nonce: number;
  readonly kind: WorkKind;
  readonly to: Address;
  readonly data: Hex;
  readonly gas: bigint;
  readonly transactions: readonly SignedTransaction[];
}

/** A work as it was signed once. */
export interface SignedTransaction {
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
  readonly state: "settled" | "skipped";
  readonly reason: string | null;
}

/** After so many transactions that reverted, an item is given up. */
const MOST_REVERTS = 3;

const tableOf = (kind: WorkKind) => (kind === "answers" ? "answers" : "messages");

/** Works whose nonce is not settled for good, by nonce. */
export async function findOpenWorks(query: Query): Promise<Work[]> {
  const works = await query<
    Record<"kind" | "destination" | "data" | "gas", string> & { id: number; nonce: number }
  >("select id, nonce, kind, destination, data, gas from works where state = 'open' order by nonce, id");
  const transactions = await query<
    Record<"hash" | "raw" | "fee" | "priority_fee", string> & { work: number; block: number }
  >(
    `select transactions.* from transactions join works on works.id = transactions.work
     where works.state = 'open' order by fee::numeric`,
  );
  return works.map(({ destination, gas, kind, data, ...rest }) => ({
    ...rest,
    kind: kind as WorkKind,
    to: destination as Address,
    data: data as Hex,
    gas: BigInt(gas),
    transactions: transactions
      .filter(({ work }) => work === rest.id)
      .map(({ hash, raw, fee, priority_fee, block }) => ({
        hash: hash as Hash,
        raw: raw as Hex,
        maxFeePerGas: BigInt(fee),
        maxPriorityFeePerGas: BigInt(priority_fee),
        block,
      })),
  }));
}

/** Writes down a work and its items before anything of it is sent. */
export async function addWork(
  database: Database,
  work: Omit<Work, "id" | "transactions">,
  items: readonly string[],
  signed: SignedTransaction,
): Promise<void> {
  await database.transaction(async (query) => {
    const { nonce, kind, to, data, gas } = work;
    const [row] = await query<{ id: number }>(
      "insert into works (nonce, kind, destination, data, gas) values ($1, $2, $3, $4, $5) returning id",
      [nonce, kind, to, data, `${gas}`],
    );
    const { id } = row!;
    await query(
      `update ${tableOf(kind)} set state = 'sent', work = $1, hash = $2 where id = any($3) and state = 'queued'`,
      [id, signed.hash, items],
    );
    await addTransaction(query, id, signed);
  });
}

/** Writes down the same work at another price, before it is sent. */
export async function addRepricedTransaction(
  database: Database,
  work: Work,
  signed: SignedTransaction,
): Promise<void> {
  await database.transaction(async (query) => {
    await addTransaction(query, work.id, signed);
    await query(`update ${tableOf(work.kind)} set hash = $1 where work = $2 and state = 'sent'`, [
      signed.hash,
      work.id,
    ]);
  });
}

async function addTransaction(query: Query, work: number, signed: SignedTransaction): Promise<void> {
  const { hash, raw, maxFeePerGas, maxPriorityFeePerGas, block } = signed;
  await query(
    "insert into transactions (hash, work, raw, fee, priority_fee, block) values ($1, $2, $3, $4, $5, $6)",
    [hash, work, raw, `${maxFeePerGas}`, `${maxPriorityFeePerGas}`, block],
  );
}

/** Ids of what is in a work. */
export async function findItems(query: Query, { id, kind }: Work): Promise<{ id: string; body: string }[]> {
  return query(`select id, body from ${tableOf(kind)} where work = $1 and state = 'sent'`, [id]);
}

/**
 * Closes a nonce, all at once: the items of the work that happened get their outcomes; those without one, after a
 * transaction that reverted, and those of the other works wait again.
 */
export async function closeNonce(
  database: Database,
  works: readonly Work[],
  happened:
    | { readonly work: Work; readonly hash: Hash; readonly outcomes: readonly ItemOutcome[] }
    | undefined,
): Promise<void> {
  await database.transaction(async (query) => {
    if (happened !== undefined) {
      const { work, hash, outcomes } = happened;
      const table = tableOf(work.kind);
      for (const { id, state, reason } of outcomes) {
        await query(`update ${table} set state = $2, reason = $3, hash = $4 where id = $1`, [
          id,
          state,
          reason,
          hash,
        ]);
      }
      await requeueUndone(query, work);
      await query("update works set state = 'done' where id = $1", [work.id]);
    }
    for (const work of works.filter(({ id }) => id !== happened?.work.id)) {
      await requeue(query, work);
      await query("update works set state = 'lost' where id = $1", [work.id]);
    }
  });
}

/** What a work left undone waits again, but not for ever. */
async function requeueUndone(query: Query, work: Work): Promise<void> {
  const table = tableOf(work.kind);
  await query(`update ${table} set reverts = reverts + 1 where work = $1 and state = 'sent'`, [work.id]);
  await query(
    `update ${table} set state = 'refused', reason = 'TransactionReverted'
     where work = $1 and state = 'sent' and reverts >= $2`,
    [work.id, MOST_REVERTS],
  );
  await requeue(query, work);
}

async function requeue(query: Query, { id, kind }: Work): Promise<void> {
  await query(
    `update ${tableOf(kind)} set state = 'queued', work = null, hash = null where work = $1 and state = 'sent'`,
    [id],
  );
}

import type { Address, Hex } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/**
 * An answer on its way to the chain: `queued`, `sending` as part of a batch, `sent` and in a block that may still be
 * replaced, or `ended` because its customer stopped while it was being sent.
 */
export interface Submission {
  readonly campaign: bigint;
  readonly nullifier: bigint;
  /** In small letters. */
  readonly subject: Address;
  readonly terms: Hex;
  /** File of the answer. */
  readonly answer: string;
  readonly state: "queued" | "sending" | "sent" | "ended";
  readonly batch: number | undefined;
  /** How often the chain refused it for now. */
  readonly tries: number;
}

interface Row {
  readonly campaign: string;
  readonly nullifier: string;
  readonly subject: Address;
  readonly terms: Hex;
  readonly answer: string;
  readonly state: Submission["state"];
  readonly batch: number | null;
  readonly tries: number;
}

/** Puts an answer in the queue, once. Returns whether it is new. */
export async function addSubmission(
  query: Query,
  given: Pick<Submission, "campaign" | "nullifier" | "subject" | "terms" | "answer">,
  takenAt: number,
): Promise<boolean> {
  const added = await query(
    `insert into submissions (campaign, nullifier, subject, terms, answer, taken_at)
      values ($1, $2, $3, $4, $5, $6) on conflict (campaign, nullifier) do nothing returning nullifier`,
    [
      `${given.campaign}`,
      `${given.nullifier}`,
      given.subject.toLowerCase(),
      given.terms.toLowerCase(),
      given.answer,
      takenAt,
    ],
  );
  return added.length > 0;
}

export async function findSubmission(
  query: Query,
  campaign: bigint,
  nullifier: bigint,
): Promise<Submission | undefined> {
  const [row] = await query<Row>("select * from submissions where campaign = $1 and nullifier = $2", [
    `${campaign}`,
    `${nullifier}`,
  ]);
  return row && submissionFrom(row);
}

/** How many answers to a campaign are not in a block yet, as far as is known. */
export async function countWaiting(query: Query, campaign: bigint): Promise<number> {
  const [row] = await query<{ count: string | number }>(
    "select count(*) as count from submissions where campaign = $1 and state in ('queued', 'sending')",
    [`${campaign}`],
  );
  return Number(row!.count);
}

/** The batch that an earlier run began; undefined if none is under way. */
export async function openBatch(query: Query): Promise<number | undefined> {
  const [row] = await query<{ batch: number }>(
    "select batch from submissions where batch is not null and state in ('sending', 'ended') order by batch limit 1",
  );
  return row?.batch;
}

/**
 * Begins a batch with what has waited longest, and returns its number; undefined if nothing waits. What was sent waits
 * again where no block shows it in time.
 */
export async function beginBatch(query: Query, most: number, now: number): Promise<number | undefined> {
  const [row] = await query<{ batch: number }>(
    `with next as (select coalesce(max(batch), 0) + 1 as batch from submissions),
      taken as (
        update submissions set state = 'sending', batch = next.batch from next
        where (campaign, nullifier) in (
          select campaign, nullifier from submissions as one
          where not_before <= $2 and (state = 'queued' or state = 'sent') and exists (
            select from answers where answers.campaign = one.campaign
              and answers.nullifier = one.nullifier and answers.state = 'checked')
          order by place limit $1 for update skip locked
        ) returning submissions.batch
      ) select batch from taken limit 1`,
    [most, now],
  );
  return row?.batch;
}

export async function submissionsOf(query: Query, batch: number): Promise<Submission[]> {
  const rows = await query<Row>("select * from submissions where batch = $1 order by place", [batch]);
  return rows.map(submissionFrom);
}

/** What became of one submission of a batch. */
export interface Outcome {
  readonly campaign: bigint;
  readonly nullifier: bigint;
  /** It is in a block; it waits, until a time in Unix seconds; or it is given up. */
  readonly became: "sent" | "queued" | "refused";
  readonly notBefore?: number;
}

/** Ends a batch. What its customers stopped meanwhile is forgotten, whatever became of it. */
export async function closeBatch(query: Query, batch: number, outcomes: readonly Outcome[]): Promise<void> {
  await query("delete from submissions where batch = $1 and state = 'ended'", [batch]);
  for (const { campaign, nullifier, became, notBefore = 0 } of outcomes) {
    const place = [`${campaign}`, `${nullifier}`, batch];
    const at = "where campaign = $1 and nullifier = $2 and batch = $3 and state = 'sending'";
    if (became === "refused") await query(`delete from submissions ${at}`, place);
    else {
      const tries = became === "queued" ? "tries + 1" : "tries";
      await query(
        `update submissions set state = $5, batch = null, tries = ${tries}, not_before = $4 ${at}`,
        [...place, notBefore, became],
      );
    }
  }
  await query("update submissions set state = 'queued', batch = null where batch = $1", [batch]);
}

/** Forgets submissions whose answers are settled in blocks that are not replaced any more, or are forgotten. */
export async function forgetFinal(query: Query, finalBlock: bigint): Promise<void> {
  await query(
    `delete from submissions using answers
      where submissions.campaign = answers.campaign and submissions.nullifier = answers.nullifier
        and answers.block <= $1 and submissions.state in ('sent', 'queued')`,
    [`${finalBlock}`],
  );
  // An answer that was forgotten meanwhile is not settled any more.
  await query(
    `delete from submissions where state in ('sent', 'queued') and not exists (
      select from answers where answers.campaign = submissions.campaign
        and answers.nullifier = submissions.nullifier)`,
  );
}

function submissionFrom(row: Row): Submission {
  const { subject, terms, answer, state, tries } = row;
  return {
    campaign: BigInt(row.campaign),
    nullifier: BigInt(row.nullifier),
    ...{ subject, terms, answer, state, tries },
    batch: row.batch ?? undefined,
  };
}

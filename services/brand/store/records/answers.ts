import type { Address, Hex } from "viem";
import type { AnswerRecord } from "../../../../src/brand/lightRecordEncoding.ts";
import { mayBeKept, nothingOnRecord } from "../../../../src/brand/recordRules.ts";
import type { Query } from "../../../shared/database/database.ts";
import { appendChanges, type NewChange } from "./changes.ts";
import { consentsOf, pairKey } from "./consents.ts";

/** Whether an answer was checked off chain, or is settled. */
export type AnswerState = "checked" | "settled";

/** An answer that may be used for as long as its consent is live. */
export interface StoredAnswer extends AnswerRecord {
  /** In small letters. */
  readonly subject: Address;
  readonly state: AnswerState;
}

/** An answer as the brand got it or the chain shows it. Times are Unix seconds. */
export interface NewAnswer extends Omit<AnswerRecord, "segment"> {
  readonly subject: Address;
  /** Undefined where the brand cannot read it. */
  readonly segment: number | undefined;
}

/** An answer in a block. */
export interface SettledAnswerEvent extends NewAnswer {
  readonly block: bigint;
  /** Of the block, Unix seconds. */
  readonly settledAt: number;
}

/**
 * Keeps an answer that was checked off chain, within a transaction, and returns what happened by that; the same answer
 * again changes nothing. Undefined if it may not be kept: its consent was withdrawn while it was checked.
 */
export async function takeAnswer(
  query: Query,
  answer: NewAnswer,
  now: number,
): Promise<NewChange[] | undefined> {
  const { campaign, nullifier, terms } = answer;
  const subject = answer.subject.toLowerCase() as Address;
  const consents = await consentsOf(query, [answer], "for share");
  if (!mayBeKept(answer, consents.get(pairKey(answer)) ?? nothingOnRecord(terms), now)) return undefined;
  const added = await query(
    `insert into answers (campaign, nullifier, subject, terms, segment, valid_at, expiry, state)
      values ($1, $2, $3, $4, $5, $6, $7, 'checked') on conflict (campaign, nullifier) do nothing returning nullifier`,
    [
      `${campaign}`,
      `${nullifier}`,
      subject,
      terms.toLowerCase(),
      answer.segment ?? null,
      answer.validAt,
      answer.expiry,
    ],
  );
  // The customer gives it anew.
  await query("delete from forgotten where campaign = $1 and nullifier = $2", [
    `${campaign}`,
    `${nullifier}`,
  ]);
  return added.length > 0 ? [{ kind: "answered", subject, terms, campaign }] : [];
}

/** An answer that is kept; undefined for none. */
export async function findAnswer(
  query: Query,
  { campaign, nullifier }: Pick<NewAnswer, "campaign" | "nullifier">,
): Promise<{ readonly subject: Address; readonly state: AnswerState } | undefined> {
  const [row] = await query<{ subject: Address; state: string }>(
    "select subject, state from answers where campaign = $1 and nullifier = $2",
    [`${campaign}`, `${nullifier}`],
  );
  return row && { subject: row.subject, state: stateFrom(row.state) };
}

/** Gives up answers that will not be settled, within a transaction, and returns what happened by that. */
export async function refuseAnswers(
  query: Query,
  refused: readonly Pick<NewAnswer, "campaign" | "nullifier">[],
): Promise<NewChange[]> {
  const rows = await query<{ subject: Address; terms: Hex; campaign: string }>(
    `delete from answers where state = 'checked'
      and (campaign, nullifier) in (select * from unnest($1::text[], $2::text[]))
      returning subject, terms, campaign`,
    [refused.map(({ campaign }) => `${campaign}`), refused.map(({ nullifier }) => `${nullifier}`)],
  );
  return rows.map(({ subject, terms, campaign }) => {
    return { kind: "refused", subject, terms, campaign: BigInt(campaign) };
  });
}

/**
 * Forgets a customer's answers to a campaign that the customer contests, within a transaction, and returns how many there were.
 * What is on chain of them is not taken up again; the customer may give it anew.
 */
export async function contestAnswers(
  query: Query,
  { subject, campaign }: { readonly subject: Address; readonly campaign: bigint },
): Promise<number> {
  const own = [subject.toLowerCase(), `${campaign}`];
  await query(
    `insert into forgotten (campaign, nullifier) select campaign, nullifier from answers
      where subject = $1 and campaign = $2 on conflict do nothing`,
    own,
  );
  const rows = await query<{ terms: Hex }>(
    "delete from answers where subject = $1 and campaign = $2 returning terms",
    own,
  );
  const changes = rows.map(({ terms }): NewChange => ({ kind: "refused", subject, terms, campaign }));
  await appendChanges(query, changes);
  return rows.length;
}

/**
 * Notes answers that blocks have settled, within a transaction, and returns what happened by that. Those that are known are
 * settled; others are kept if they may be: under a live consent, not expired, not forgotten before, and not from before an
 * erasure.
 */
export async function noteSettled(
  query: Query,
  events: readonly SettledAnswerEvent[],
  now: number,
): Promise<NewChange[]> {
  if (events.length === 0) return [];
  const known = await knownOf(query, events);
  const consents = await consentsOf(query, events, "for share");
  const erased = await erasuresOf(query, events);
  const changes: NewChange[] = [];
  for (const event of events) {
    const { campaign, terms } = event;
    const subject = event.subject.toLowerCase() as Address;
    const place = `${campaign}/${event.nullifier}`;
    const change = (kind: "answered" | "settled"): NewChange => ({ kind, subject, terms, campaign });
    const status = known.get(place);
    if (status === "forgotten" || status === "settled") continue;
    // Another subject's answer with the same nullifier does not settle this one: it will be refused.
    if (status !== undefined && !status.endsWith(subject)) continue;
    if (status !== undefined) {
      await markSettled(query, event);
      known.set(place, "settled");
      changes.push(change("settled"));
      continue;
    }
    const consent = consents.get(pairKey(event)) ?? nothingOnRecord(terms);
    const isKept = mayBeKept(event, consent, now) && event.settledAt > consent.withdrawnAt;
    if (!isKept || event.settledAt <= (erased.get(subject) ?? 0)) continue;
    await insertSettled(query, event);
    known.set(place, "settled");
    changes.push(change("answered"), change("settled"));
  }
  return changes;
}

/** What the records have of answers: settled, forgotten, or checked of which subject. */
async function knownOf(query: Query, events: readonly SettledAnswerEvent[]) {
  const rows = await query<{ campaign: string; nullifier: string; state: string }>(
    `select campaign, nullifier,
        case state when 'settled' then 'settled' else 'checked of ' || subject end as state from answers
        join unnest($1::text[], $2::text[]) as one (campaign, nullifier) using (campaign, nullifier)
      union all select campaign, nullifier, 'forgotten' from forgotten
        join unnest($1::text[], $2::text[]) as one (campaign, nullifier) using (campaign, nullifier)`,
    [events.map(({ campaign }) => `${campaign}`), events.map(({ nullifier }) => `${nullifier}`)],
  );
  return new Map(rows.map((row) => [`${row.campaign}/${row.nullifier}`, row.state]));
}

async function erasuresOf(query: Query, events: readonly SettledAnswerEvent[]) {
  const rows = await query<{ subject: Address; erased_at: string | number }>(
    "select subject, erased_at from erasures where subject = any($1::text[])",
    [[...new Set(events.map(({ subject }) => subject.toLowerCase()))]],
  );
  return new Map(rows.map((row) => [row.subject, Number(row.erased_at)]));
}

async function markSettled(query: Query, { campaign, nullifier, block }: SettledAnswerEvent): Promise<void> {
  await query("update answers set state = 'settled', block = $3 where campaign = $1 and nullifier = $2", [
    `${campaign}`,
    `${nullifier}`,
    `${block}`,
  ]);
}

async function insertSettled(query: Query, event: SettledAnswerEvent): Promise<void> {
  await query(
    `insert into answers (campaign, nullifier, subject, terms, segment, valid_at, expiry, state, block)
      values ($1, $2, $3, $4, $5, $6, $7, 'settled', $8)`,
    [
      `${event.campaign}`,
      `${event.nullifier}`,
      event.subject.toLowerCase(),
      event.terms.toLowerCase(),
      event.segment ?? null,
      event.validAt,
      event.expiry,
      `${event.block}`,
    ],
  );
}

/**
 * Takes back what later blocks than `common` settled, within a transaction, and returns what happened by that: what the
 * customer handed over waits to be settled again, the rest is not known any more.
 */
export async function unsettleAfter(query: Query, common: bigint): Promise<NewChange[]> {
  const handed = await query<{ subject: Address; terms: Hex; campaign: string }>(
    `update answers set state = 'checked', block = null where block > $1 and exists (
        select from submissions
        where submissions.campaign = answers.campaign and submissions.nullifier = answers.nullifier
      ) returning subject, terms, campaign`,
    [`${common}`],
  );
  await query(
    `update submissions set state = 'queued', batch = null, not_before = 0 where state = 'sent' and exists (
        select from answers where answers.campaign = submissions.campaign
          and answers.nullifier = submissions.nullifier and answers.state = 'checked')`,
  );
  const others = await query<{ subject: Address; terms: Hex; campaign: string }>(
    "delete from answers where block > $1 returning subject, terms, campaign",
    [`${common}`],
  );
  return [...handed, ...others].map(({ subject, terms, campaign }) => {
    return { kind: "unsettled", subject, terms, campaign: BigInt(campaign) };
  });
}

export function stateFrom(state: string): AnswerState {
  return state === "settled" ? "settled" : "checked";
}

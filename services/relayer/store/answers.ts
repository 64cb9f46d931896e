import { sha256, stringToBytes } from "viem";
import type { Answer } from "../../../src/answer/answer.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import type { Database, Query } from "../../shared/database/database.ts";
import { answerId } from "../http/messages.ts";
import { toText } from "../http/shapes.ts";
import type { Lane } from "../lanes.ts";
import { addMessages, type CheckedMessage, type Progress, progress, type State } from "./queue.ts";

/** An answer that has passed all checks. */
export interface CheckedAnswer {
  readonly answer: Answer;
  readonly lane: Lane;
  /** Whether it is to a campaign that the operator pays for. */
  readonly isSponsored?: boolean;
  /** With which it can be settled alone, where the relayer is not the settler of a sealed campaign. */
  readonly ticket?: SignedTicket | undefined;
  /** A signed consent to record first. */
  readonly consent?: CheckedMessage | undefined;
  /** The id of a consent that is on its way already. */
  readonly pendingConsent?: string | undefined;
}

/** Whether a kept answer is the one that came in again. */
export type Addition = Progress & { readonly isNew: boolean; readonly isSame: boolean };

export async function findAnswer(query: Query, id: string): Promise<Progress | undefined> {
  return (await query<Progress>(`select ${progress} from answers where id = $1`, [id]))[0];
}

/** Of each answer what is kept under its nullifier, and whether it is this very answer; undefined for nothing. */
export async function findSameAnswers(
  query: Query,
  deployment: Deployment,
  answers: readonly Answer[],
): Promise<(Addition | undefined)[]> {
  if (answers.length === 0) return [];
  const ids = answers.map((answer) => answerId(deployment, answer));
  const sql = `select ${progress}, digest from answers where id = any($1::text[])`;
  const rows = await query<Progress & { digest: string }>(sql, [ids]);
  const kept = new Map(rows.map((row) => [row.id, row]));
  return answers.map((answer, place) => {
    const row = kept.get(ids[place]!);
    if (row === undefined) return undefined;
    const { digest, ...rest } = row;
    return { ...rest, isNew: false, isSame: digest === digestOf(answer) };
  });
}

/** By which an answer is known again when its content is gone; its proof has too much chance in it to be guessed. */
function digestOf(answer: Answer): string {
  return sha256(stringToBytes(toText(answer)));
}

/**
 * Keeps answers, and the consents that came with them, all or none. One that was skipped or refused before gives way; one
 * that is under way or settled stays, and is returned, as is the first of several with the same nullifier. The first
 * answer of a customer to a sponsored campaign vouches for its consent; a later one does not, or one card would pay for
 * any number of consents.
 */
export async function addAnswers(
  database: Database,
  deployment: Deployment,
  checked: readonly CheckedAnswer[],
): Promise<Addition[]> {
  return database.transaction(async (query) => {
    const given = checked.map((entry) => ({ ...entry, id: answerId(deployment, entry.answer) }));
    const before = await findStates(
      query,
      given.map(({ id }) => id),
    );
    const isFree = ({ id }: { readonly id: string }) => isGivenUp(before.get(id) ?? "refused");
    const firsts = [...new Map(given.toReversed().map((entry) => [entry.id, entry])).values()].reverse();
    // Of an answer that is not kept no consent is either: whoever has one card could send any number of them.
    const fresh = await withConsents(query, deployment, firsts.filter(isFree));
    const added = await insertAnswers(query, fresh);
    const vouchers = fresh.filter(({ id, lane }) => lane === "sponsored" && added.has(id) && !before.has(id));
    await vouchFor(query, vouchers);
    const isNew = (entry: (typeof given)[number]) => added.has(entry.id) && firsts.includes(entry);
    const known = given.filter((entry) => !isNew(entry));
    const kept = await findSameAnswers(
      query,
      deployment,
      known.map(({ answer }) => answer),
    );
    return given.map((entry) =>
      isNew(entry) ? { ...added.get(entry.id)!, isNew: true, isSame: true } : kept[known.indexOf(entry)]!,
    );
  });
}

/** Whether an answer ended without being settled, so that another one with its nullifier may take its place. */
export function isGivenUp(state: State): boolean {
  return state === "refused" || state === "skipped";
}

/** The same answers with the ids of the consents that they wait for; those that came along are kept. */
async function withConsents<Entry extends CheckedAnswer>(
  query: Query,
  deployment: Deployment,
  answers: readonly Entry[],
): Promise<(Entry & { readonly consentId: string | null })[]> {
  const consents = answers.flatMap(({ consent }) => consent ?? []);
  const messages = await addMessages(query, deployment, "consent", consents);
  const ids = new Map(consents.map((consent, place) => [consent, messages[place]!.id]));
  return answers.map((entry) => ({
    ...entry,
    consentId: (entry.consent && ids.get(entry.consent)) ?? entry.pendingConsent ?? null,
  }));
}

/** How far what is kept has come, by id. */
async function findStates(query: Query, ids: readonly string[]): Promise<ReadonlyMap<string, State>> {
  const sql = "select id, state from answers where id = any($1::text[])";
  const rows = await query<{ id: string; state: State }>(sql, [ids]);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

interface NewAnswer extends CheckedAnswer {
  readonly id: string;
  readonly consentId: string | null;
}

/** Those that were added, by id. No two have the same. */
async function insertAnswers(
  query: Query,
  answers: readonly NewAnswer[],
): Promise<ReadonlyMap<string, Progress>> {
  const rows = await query<Progress>(
    `insert into answers (id, body, digest, consent, lane, ticket, campaign)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
     on conflict (id) do update set body = excluded.body, digest = excluded.digest,
       consent = excluded.consent, lane = excluded.lane, ticket = excluded.ticket,
       campaign = excluded.campaign, state = 'queued',
       reason = null, reverts = 0, displaced = 0, hash = null, received_at = now(), ended_at = null
     where answers.state in ('skipped', 'refused')
     returning ${progress}`,
    [
      answers.map(({ id }) => id),
      answers.map(({ answer }) => toText(answer)),
      answers.map(({ answer }) => digestOf(answer)),
      answers.map(({ consentId }) => consentId),
      answers.map(({ lane }) => lane),
      answers.map(({ ticket }) => (ticket === undefined ? null : toText(ticket))),
      answers.map(campaignOf),
    ],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A consent that was on its way already is of the answer's campaign from now on. */
async function vouchFor(query: Query, answers: readonly NewAnswer[]): Promise<void> {
  const vouching = answers.filter(({ consentId }) => consentId !== null);
  if (vouching.length === 0) return;
  await query(
    `update messages set lane = 'sponsored', campaign = given.campaign
     from unnest($1::text[], $2::text[]) as given (id, campaign)
     where messages.id = given.id and messages.lane = 'unproven'`,
    [vouching.map(({ consentId }) => consentId), vouching.map(campaignOf)],
  );
}

function campaignOf({ answer, isSponsored = false }: CheckedAnswer): string | null {
  return isSponsored ? `${answer.campaign}` : null;
}

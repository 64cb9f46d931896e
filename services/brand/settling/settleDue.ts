import { getGasPrice } from "viem/actions";
import { settleBatch } from "../../../src/chain/actions/batch.ts";
import { quoteAnswer, readSettledAnswer } from "../../../src/chain/actions/settlement.ts";
import { contractErrorName } from "../../../src/errors.ts";
import { readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { closeStep, journalOf } from "../../shared/database/journal.ts";
import type { Brand } from "../brand.ts";
import {
  beginBatch,
  closeBatch,
  type Outcome,
  openBatch,
  type Submission,
  submissionsOf,
} from "../store/exchange/submissions.ts";
import { refuseAnswers } from "../store/records/answers.ts";
import { appendChanges } from "../store/records/changes.ts";
import { outcomeOf } from "./outcomes.ts";
import { recordConsents } from "./recordConsents.ts";

/**
 * Settles what has waited longest, in one batch, after the consents that it needs. An interrupted batch is gone on with:
 * what was sent for it is kept before it is sent. One process of a service does so at a time. Returns whether something was
 * done.
 */
export async function settleDue(brand: Brand): Promise<boolean> {
  const { database, policy } = brand;
  const now = await brand.now();
  const batch =
    (await openBatch(database.query)) ??
    ((await isTooDear(brand)) ? undefined : await beginBatch(database.query, policy.batchSize, now));
  if (batch === undefined) return false;
  const submissions = (await submissionsOf(database.query, batch)).filter(({ state }) => state === "sending");
  const outcomes = submissions.length === 0 ? [] : await settle(brand, batch, submissions, now);
  await database.transaction(async (query) => {
    await closeBatch(query, batch, outcomes);
    for (const step of [consentsOf(batch), answersOf(batch)]) await closeStep(query, step);
    const refused = outcomes.filter(({ became }) => became === "refused");
    await appendChanges(query, await refuseAnswers(query, refused));
  });
  for (const { became } of outcomes) brand.metrics.answers.inc({ became });
  return true;
}

async function settle(
  brand: Brand,
  batch: number,
  submissions: readonly Submission[],
  now: number,
): Promise<Outcome[]> {
  const { client, deployment, database, policy } = brand;
  const files = submissions.map(({ answer }) => readAnswerFile(answer));
  const consents = files.flatMap(({ consent }) => consent ?? []);
  await recordConsents(brand, consents, journalOf(database.query, consentsOf(batch), policy.largestFee));
  const journal = journalOf(database.query, answersOf(batch), policy.largestFee);
  const answers = files.map(({ answer }) => answer);
  try {
    const { outcomes } = await settleBatch({ ...client, journal }, deployment, { answers });
    return Promise.all(
      submissions.map(async (one) => {
        const own = outcomes.find(
          ({ campaign, nullifier }) => campaign === one.campaign && nullifier === one.nullifier,
        );
        const reason = own?.refusal?.reason;
        const isOthers = reason === "NullifierSpent" && !(await isOwn(brand, one));
        return outcomeOf(one, isOthers ? "Others" : own?.skipped === undefined ? undefined : reason, now);
      }),
    );
  } catch (error) {
    // One of them keeps the others from being settled: it is found out which, and the others go on.
    if (contractErrorName(error) === undefined) throw error;
    return Promise.all(
      submissions.map(async (one, index) => {
        const refusal = await quoteAnswer(client, deployment, { answer: answers[index]! });
        return outcomeOf(one, refusal?.reason ?? "Again", now);
      }),
    );
  }
}

/** Whether the subject's own answer is settled under its nullifier. */
async function isOwn(
  { client, deployment }: Brand,
  { campaign, nullifier, subject }: Submission,
): Promise<boolean> {
  const settled = await readSettledAnswer(client, deployment, { campaign, nullifier });
  return settled?.subject.toLowerCase() === subject;
}

async function isTooDear({ client, policy }: Brand): Promise<boolean> {
  return (await getGasPrice(client)) > policy.largestFee;
}

function consentsOf(batch: number): string {
  return `consents ${batch}`;
}

function answersOf(batch: number): string {
  return `answers ${batch}`;
}

import type { LightRecord } from "../../brand/lightRecord.ts";
import type { AnswerRecord, ConsentRecord } from "../../brand/lightRecordEncoding.ts";
import {
  type Check,
  type Finding,
  foundIn,
  inWords,
  type NotChecked,
  type Values,
} from "../checks/finding.ts";
import { isSame } from "../checks/same.ts";
import type { AnswerEvent, FactEvent } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { historyOf } from "../history/consents.ts";
import { requireSamePlace } from "./given.ts";
import type { LightRecords } from "./lightRecordsFile.ts";
import { type AnswersOnChain, answersOnChain, consentEnd, type Promised, withdrawalOf } from "./promises.ts";

export interface CheckedRecords {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** How many answers and consents of this campaign were compared with the chain. */
  readonly checked: number;
}

interface Problem {
  readonly check: Check;
  readonly sentence: string;
  readonly values?: Values;
  readonly evidence?: readonly FactEvent[];
}

interface Books {
  readonly facts: Facts;
  readonly opening: ReturnType<typeof openingOf>;
  readonly known: AnswersOnChain;
  readonly promised: Promised | undefined;
  readonly writtenAt: number;
}

/** Compares light records with the chain: one finding for each answer or consent that is not as it must be. */
export function checkRecords(
  facts: Facts,
  given: LightRecords | undefined,
  promised: Promised | undefined,
): CheckedRecords {
  if (given === undefined) {
    const why = "no light records were given";
    return { findings: [], notChecked: [{ what: "the brand's light records", why }], checked: 0 };
  }
  requireSamePlace(facts, given, "The file of light records");
  const opening = openingOf(facts);
  // Nothing is known of what came after the last block.
  const writtenAt = Math.min(given.writtenAt, facts.readTo.time);
  const books: Books = { facts, opening, known: answersOnChain(facts), promised, writtenAt };
  const results = given.records.map((record, index) => checkRecord(record, `records[${index}]`, books));
  return {
    findings: results.flatMap(({ findings }) => findings),
    notChecked: notJudged(books),
    checked: results.reduce((sum, { checked }) => sum + checked, 0),
  };
}

function checkRecord(record: LightRecord, place: string, books: Books) {
  const { facts, opening } = books;
  const answers = record.answers.flatMap((answer, index) =>
    answer.campaign === facts.campaign ? [{ answer, at: `${place}.answers[${index}]` }] : [],
  );
  const consents = record.consents.flatMap((consent, index) =>
    isSame(consent.terms, opening.terms) ? [{ consent, at: `${place}.consents[${index}]` }] : [],
  );
  const ofAnswers = answers.flatMap(({ answer, at }) =>
    found(at, { subject: record.subject, nullifier: answer.nullifier }, answerProblem(record, answer, books)),
  );
  // Whoever keeps an answer after a withdrawal has not noticed the withdrawal: that is one thing, not two.
  const isUnnoticed = ofAnswers.some(({ check }) => check === "record.notForgotten");
  const ofConsents = consents.flatMap(({ consent, at }) => {
    const problem = consentProblem(record, consent, books);
    if (problem?.check === "record.withdrawal" && isUnnoticed) return [];
    return found(at, { subject: record.subject }, problem);
  });
  return { findings: [...ofAnswers, ...ofConsents], checked: answers.length + consents.length };
}

function found(place: string, about: Values, problem: Problem | undefined): Finding[] {
  if (problem === undefined) return [];
  const { check, sentence, values = {}, evidence = [] } = problem;
  return [foundIn(check, place, { sentence, values: { ...about, ...values }, evidence })];
}

function answerProblem({ subject }: LightRecord, kept: AnswerRecord, books: Books): Problem | undefined {
  const { known, opening } = books;
  const answer = known.byNullifier.get(kept.nullifier);
  if (answer === undefined) {
    return {
      check: "record.unknownAnswer",
      sentence: "The brand keeps an answer that the chain does not have.",
    };
  }
  const evidence = [answer];
  if (!isSame(answer.subject, subject)) {
    const sentence = `The brand keeps an answer of ${answer.subject} as that of ${subject}.`;
    return { check: "record.foreignAnswer", sentence, values: { onChain: answer.subject }, evidence };
  }
  if (!isSame(kept.terms, opening.terms)) {
    const sentence = "The brand keeps an answer under other terms than the campaign's.";
    return {
      check: "record.terms",
      sentence,
      values: { kept: kept.terms, onChain: opening.terms },
      evidence,
    };
  }
  if (!opening.isSealed && BigInt(kept.segment) !== answer.sealedSegment) {
    const sentence = `The brand keeps an answer with segment ${kept.segment}; the chain has ${answer.sealedSegment}.`;
    const values = { kept: kept.segment, onChain: answer.sealedSegment };
    return { check: "record.segment", sentence, values, evidence };
  }
  if (kept.validAt !== answer.validAt) {
    const sentence = `The brand keeps an answer as valid at ${inWords(kept.validAt)}; on chain it is ${inWords(answer.validAt)}.`;
    return {
      check: "record.validAt",
      sentence,
      values: { kept: kept.validAt, onChain: answer.validAt },
      evidence,
    };
  }
  return forgettingProblem(kept, answer, books);
}

function forgettingProblem(kept: AnswerRecord, answer: AnswerEvent, books: Books): Problem | undefined {
  const { known, promised, writtenAt } = books;
  const withdrawal = withdrawalOf(known, answer, writtenAt);
  const stopBy = (withdrawal?.time ?? 0) + (promised?.within ?? 0);
  if (withdrawal !== undefined && writtenAt >= stopBy) {
    const sentence = `The brand still kept an answer at ${inWords(writtenAt)}, after its subject's withdrawal of ${inWords(withdrawal.time)}.`;
    const values = { writtenAt, withdrawnAt: withdrawal.time, stopBy };
    return { check: "record.notForgotten", sentence, values, evidence: [answer, withdrawal] };
  }
  const until = consentEnd(known, answer, writtenAt);
  const keptUntil = answer.time + (promised?.retention ?? Number.POSITIVE_INFINITY);
  const ends = [until, keptUntil].filter((end) => end !== undefined && end <= writtenAt);
  if (ends.length > 0) {
    const end = Math.min(...(ends as number[]));
    const sentence = `The brand still kept an answer at ${inWords(writtenAt)}, which had to be forgotten by ${inWords(end)}.`;
    return { check: "record.notForgotten", sentence, values: { writtenAt, end }, evidence: [answer] };
  }
  if (kept.expiry <= keptUntil) return undefined;
  const sentence = `The brand means to keep an answer until ${inWords(kept.expiry)}; the terms allow ${inWords(keptUntil)}.`;
  return {
    check: "record.expiry",
    sentence,
    values: { kept: kept.expiry, allowed: keptUntil },
    evidence: [answer],
  };
}

function consentProblem({ subject }: LightRecord, kept: ConsentRecord, books: Books): Problem | undefined {
  const { known, promised, writtenAt } = books;
  const history = historyOf(known.consents, subject);
  const isOnChain = history.given.some(
    ({ signedAt, until }) => signedAt === kept.signedAt && until === kept.until,
  );
  if (kept.signedAt > 0 && !isOnChain) {
    const sentence = `The brand keeps a consent signed at ${inWords(kept.signedAt)} that the chain does not have.`;
    const values = { signedAt: kept.signedAt, until: kept.until };
    return { check: "record.unknownConsent", sentence, values, evidence: history.given };
  }
  const missed = history.withdrawn.find(
    ({ time, signedAt }) => signedAt > kept.withdrawnAt && writtenAt >= time + (promised?.within ?? 0),
  );
  if (missed === undefined) return undefined;
  const sentence = `The brand's record of ${inWords(writtenAt)} lacks the withdrawal of ${inWords(missed.time)}.`;
  const values = { writtenAt, withdrawnAt: missed.signedAt };
  return { check: "record.withdrawal", sentence, values, evidence: [missed] };
}

function notJudged({ opening, promised }: Books): NotChecked[] {
  const sealed = {
    what: "segments in the light records",
    why: "the campaign is sealed: only the brand's seal keys open them",
  };
  const retention = { what: "how long answers may be kept", why: "the terms cannot be read" };
  return [...(opening.isSealed ? [sealed] : []), ...(promised === undefined ? [retention] : [])];
}

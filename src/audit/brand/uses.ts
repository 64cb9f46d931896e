import { isInControlGroup } from "../../brand/lift/control.ts";
import type { Terms } from "../../consent/terms/terms.ts";
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
import type { Facts } from "../facts/facts.ts";
import { requireSamePlace } from "./given.ts";
import { type AnswersOnChain, answersOnChain, consentEnd, type Promised, withdrawalOf } from "./promises.ts";
import type { Use, UseLog } from "./useLog.ts";

export interface CheckedUses {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** How many uses of this campaign's answers were compared with the chain. */
  readonly checked: number;
}

interface Promises {
  readonly terms: Terms | undefined;
  readonly promised: Promised | undefined;
  /** One of so many customers gets no offer; undefined without a control group. */
  readonly oneIn?: number | undefined;
}

interface Problem {
  readonly check: Check;
  readonly sentence: string;
  readonly values?: Values;
  readonly evidence?: readonly FactEvent[];
}

/** Compares a use log with the chain: one finding for each use that should not have been. */
export function checkUses(facts: Facts, log: UseLog | undefined, promises: Promises): CheckedUses {
  if (log === undefined) {
    return {
      findings: [],
      notChecked: [{ what: "uses of answers", why: "no use log was given" }],
      checked: 0,
    };
  }
  requireSamePlace(facts, log, "The use log");
  const { campaign, readTo } = facts;
  const oneIn = log.controlGroups?.find((group) => group.campaign === campaign)?.oneIn;
  const known = answersOnChain(facts);
  const own = log.uses.flatMap((use, index) => (use.campaign === campaign ? [{ use, index }] : []));
  const judged = own.filter(({ use }) => use.at <= readTo.time);
  const findings = judged.flatMap(({ use, index }) => {
    const problem = problemOf(use, known, { ...promises, oneIn });
    if (problem === undefined) return [];
    const { check, sentence, values = {}, evidence = [] } = problem;
    const { at, who, purpose, subject, nullifier } = use;
    const all = { at, who, purpose, subject, nullifier, ...values };
    return [foundIn(check, `uses[${index}]`, { sentence, values: all, evidence })];
  });
  return { findings, notChecked: notJudged(own.length - judged.length, promises), checked: judged.length };
}

function problemOf(use: Use, known: AnswersOnChain, promises: Promises): Problem | undefined {
  const { at, who, nullifier, subject } = use;
  const answer = known.byNullifier.get(nullifier);
  if (answer === undefined) {
    const sentence = `${who} used an answer at ${inWords(at)} that the chain does not have.`;
    return { check: "use.unknownAnswer", sentence };
  }
  if (!isSame(answer.subject, subject)) {
    const sentence = `${who} used an answer at ${inWords(at)} as that of ${subject}; it is of ${answer.subject}.`;
    return { check: "use.foreignAnswer", sentence, evidence: [answer] };
  }
  if (at < answer.time) {
    const sentence = `${who} used an answer at ${inWords(at)}, before it was settled at ${inWords(answer.time)}.`;
    return { check: "use.beforeAnswer", sentence, values: { settledAt: answer.time }, evidence: [answer] };
  }
  return (
    afterEnd(use, answer, known, promises) ??
    againstTerms(use, answer, promises) ??
    inControlGroup(use, answer, promises)
  );
}

function afterEnd(
  { at, who }: Use,
  answer: AnswerEvent,
  known: AnswersOnChain,
  { promised }: Promises,
): Problem | undefined {
  const withdrawal = withdrawalOf(known, answer, at);
  const stopBy = (withdrawal?.time ?? 0) + (promised?.within ?? 0);
  if (withdrawal !== undefined && at >= stopBy) {
    const sentence = `${who} used an answer at ${inWords(at)}, after its subject's withdrawal of ${inWords(withdrawal.time)}; use had to stop by ${inWords(stopBy)}.`;
    const values = { withdrawnAt: withdrawal.time, stopBy };
    return { check: "use.afterWithdrawal", sentence, values, evidence: [withdrawal, answer] };
  }
  const until = consentEnd(known, answer, at);
  if (until !== undefined) {
    const sentence = `${who} used an answer at ${inWords(at)}, after its subject's consent had run out at ${inWords(until)}.`;
    return { check: "use.afterConsent", sentence, values: { until }, evidence: [answer] };
  }
  const keptUntil = answer.time + (promised?.retention ?? Number.POSITIVE_INFINITY);
  if (at < keptUntil) return undefined;
  const sentence = `${who} used an answer at ${inWords(at)}, which had to be forgotten by ${inWords(keptUntil)}.`;
  return { check: "use.afterRetention", sentence, values: { keptUntil }, evidence: [answer] };
}

function againstTerms(
  { at, who, purpose }: Use,
  answer: AnswerEvent,
  { terms }: Promises,
): Problem | undefined {
  if (terms === undefined) return undefined;
  if (purpose !== terms.purpose) {
    const sentence = `${who} used an answer at ${inWords(at)} for ${purpose}; the terms allow ${terms.purpose}.`;
    return { check: "use.purpose", sentence, values: { allowed: terms.purpose }, evidence: [answer] };
  }
  const allowed = [terms.brand, ...terms.jointControllers, ...terms.recipients].map(({ name }) => name);
  if (allowed.includes(who)) return undefined;
  const sentence = `${who}, whom the terms do not name, used an answer at ${inWords(at)}.`;
  return { check: "use.recipient", sentence, values: { allowed: allowed.join(", ") }, evidence: [answer] };
}

/** Whoever used it has seen what others were to be compared with. */
function inControlGroup({ at, who }: Use, answer: AnswerEvent, { oneIn }: Promises): Problem | undefined {
  if (oneIn === undefined || !isInControlGroup(answer.nullifier, oneIn)) return undefined;
  const sentence = `${who} used an answer at ${inWords(at)} that the control group of one in ${oneIn} holds, whose customers get no offer.`;
  return { check: "use.controlGroup", sentence, values: { oneIn }, evidence: [answer] };
}

function notJudged(later: number, { terms }: Promises): NotChecked[] {
  const lateUses = { what: `${later} uses`, why: "they are later than the last block that was read" };
  const promises = {
    what: "purpose, recipient and retention of uses",
    why: "the terms cannot be read",
  };
  return [...(later > 0 ? [lateUses] : []), ...(terms === undefined ? [promises] : [])];
}

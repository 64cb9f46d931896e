import { isOpenSegment } from "../../answer/sealing.ts";
import { type AnswerEvent, eventsOf, type FactEvent, isBefore } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { type BudgetsAt, budgetsOf } from "../history/budget.ts";
import { type Consents, consentProblem, consentsOf, historyOf } from "../history/consents.ts";
import { type RootsAt, rootsOf } from "../history/roots.ts";
import { type Check, type Finding, foundAt, inWords, type Values } from "./finding.ts";

const DAY = 86_400;

/** What was so when an answer was settled. */
interface Ledger {
  readonly facts: Facts;
  readonly opening: ReturnType<typeof openingOf>;
  readonly consents: Consents;
  readonly rootsAt: RootsAt;
  readonly budgetsAt: BudgetsAt;
  /** The first answer with each nullifier. */
  readonly firstWith: ReadonlyMap<bigint, AnswerEvent>;
  readonly closing: FactEvent | undefined;
  readonly closesAt: number;
  readonly removals: ReadonlyMap<bigint, FactEvent & { readonly acceptedUntil: number }>;
}

interface Problem {
  readonly check: Check;
  readonly sentence: string;
  readonly values?: Values;
  readonly others?: readonly FactEvent[];
}

type Rule = (answer: AnswerEvent, ledger: Ledger) => Problem | undefined;

/** In the contract's own order: the first that an answer breaks is the reason for which it should have been refused. */
const rules: readonly Rule[] = [isAfterOpening, isBeforeClose, isOfPeriod, isOfDay, isOfIssuer, isUnderRoot];
const rulesOfAnswer: readonly Rule[] = [hasConsent, isNew, hasBudget, hasSegment];

/**
 * For each answer, in chain order, the first rule that it breaks; undefined for one that breaks none. Proofs are checked
 * elsewhere. An answer whose calldata is not known is checked without issuer and root.
 */
export function checkAnswers(facts: Facts): ReadonlyMap<AnswerEvent, Finding | undefined> {
  const ledger = ledgerOf(facts);
  return new Map(
    eventsOf(facts.events, "AnswerSettled").map((answer) => [answer, findingOf(answer, ledger)] as const),
  );
}

/** Whether an answer's calldata, which may be one of several, breaks none of the rules about issuer and root. */
export function calldataRules(facts: Facts): (answer: AnswerEvent) => boolean {
  const ledger = ledgerOf(facts);
  return (answer) => [isOfIssuer, isUnderRoot].every((rule) => rule(answer, ledger) === undefined);
}

function findingOf(answer: AnswerEvent, ledger: Ledger): Finding | undefined {
  for (const rule of [...rules, ...rulesOfAnswer]) {
    const problem = rule(answer, ledger);
    if (problem === undefined) continue;
    const { check, sentence, values = {}, others = [] } = problem;
    const { subject, nullifier } = answer;
    return foundAt(check, answer, { sentence, values: { subject, nullifier, ...values }, others });
  }
  return undefined;
}

function ledgerOf(facts: Facts): Ledger {
  const { events } = facts;
  const firstWith = new Map<bigint, AnswerEvent>();
  for (const answer of eventsOf(events, "AnswerSettled")) {
    if (!firstWith.has(answer.nullifier)) firstWith.set(answer.nullifier, answer);
  }
  const [closing] = eventsOf(events, "CampaignClosing");
  return {
    facts,
    opening: openingOf(facts),
    consents: consentsOf(events),
    rootsAt: rootsOf(events),
    budgetsAt: budgetsOf(facts),
    firstWith,
    closing,
    closesAt: closing?.closesAt ?? Number.POSITIVE_INFINITY,
    // The first one counts: nothing prolongs it.
    removals: new Map(
      eventsOf(events, "IssuerRemoved")
        .toReversed()
        .map((removal) => [removal.issuer, removal]),
    ),
  };
}

function isAfterOpening(answer: AnswerEvent, { opening }: Ledger): Problem | undefined {
  if (isBefore(opening, answer)) return undefined;
  const sentence = "An answer was settled before the campaign was opened.";
  return { check: "answer.beforeOpening", sentence, others: [opening] };
}

function isBeforeClose({ time }: AnswerEvent, { closing, closesAt }: Ledger): Problem | undefined {
  if (time < closesAt) return undefined;
  const sentence = `An answer was settled at ${inWords(time)}, after the campaign had closed at ${inWords(closesAt)}.`;
  return { check: "answer.afterClose", sentence, values: { closesAt }, others: closing ? [closing] : [] };
}

function isOfPeriod({ period, time }: AnswerEvent, { opening }: Ledger): Problem | undefined {
  const { periodLength } = opening;
  const present = periodLength === 0 ? 0 : Math.floor((time - opening.time) / periodLength);
  if (period === present) return undefined;
  const sentence = `An answer for period ${period} was settled in period ${present}.`;
  return { check: "answer.period", sentence, values: { period, present } };
}

function isOfDay({ validAt, time }: AnswerEvent): Problem | undefined {
  if (validAt % DAY === 0 && validAt >= time && validAt <= time + 2 * DAY) return undefined;
  const problem =
    validAt % DAY !== 0
      ? "which is no UTC midnight"
      : validAt < time
        ? "which had passed"
        : "more than two days ahead";
  const sentence = `An answer that was settled at ${inWords(time)} is valid at ${inWords(validAt)}, ${problem}.`;
  return { check: "answer.validAt", sentence, values: { validAt } };
}

function isOfIssuer({ calldata, time }: AnswerEvent, { opening, removals }: Ledger): Problem | undefined {
  if (calldata === undefined) return undefined;
  const { issuer } = calldata;
  if (!opening.issuers.includes(issuer)) {
    const sentence = `An answer was settled with a credential of issuer ${issuer}, which the campaign does not list.`;
    return { check: "issuer.notListed", sentence, values: { issuer }, others: [opening] };
  }
  const removal = removals.get(issuer);
  if (removal === undefined || time < removal.acceptedUntil) return undefined;
  const { acceptedUntil } = removal;
  const sentence = `An answer was settled with a credential of issuer ${issuer}, which the campaign accepted only until ${inWords(acceptedUntil)}.`;
  return { check: "issuer.removed", sentence, values: { issuer, acceptedUntil }, others: [removal] };
}

function isUnderRoot(answer: AnswerEvent, { rootsAt }: Ledger): Problem | undefined {
  if (answer.calldata === undefined) return undefined;
  const { issuer, root } = answer.calldata;
  const problem = rootsAt(issuer, root, answer);
  if (problem === undefined) return undefined;
  const { check, event, liveUntil } = problem;
  const what = {
    "root.unpublished": event ? "had not published yet" : "never published",
    "root.revoked": "had revoked",
    "root.replaced": `had replaced; it counted until ${inWords(liveUntil ?? 0)}`,
  }[check];
  return {
    check,
    sentence: `An answer was settled under a root that issuer ${issuer} ${what}.`,
    values: { issuer, root, ...(liveUntil !== undefined && { liveUntil }) },
    others: event ? [event] : [],
  };
}

function hasConsent(answer: AnswerEvent, { consents }: Ledger): Problem | undefined {
  const problem = consentProblem(historyOf(consents, answer.subject), answer);
  if (problem === undefined) return undefined;
  const { check, event } = problem;
  const sentence = {
    "consent.missing": "An answer was settled without any consent of its subject.",
    "consent.late": "An answer was settled before its subject's consent was on record.",
    "consent.withdrawn": "An answer was settled after its subject had withdrawn.",
    "consent.over": "An answer was settled after its subject's consent had run out.",
    "consent.fromFuture":
      "An answer was settled on a consent that was dated later than the block that recorded it.",
  }[check];
  const values = event ? { signedAt: event.signedAt, recordedAt: event.time } : {};
  return { check, sentence, values, others: event ? [event] : [] };
}

function isNew(answer: AnswerEvent, { firstWith }: Ledger): Problem | undefined {
  const first = firstWith.get(answer.nullifier)!;
  if (first === answer) return undefined;
  const sentence = "A second answer was settled with a nullifier that was spent.";
  return { check: "nullifier.spent", sentence, others: [first] };
}

function hasBudget(answer: AnswerEvent, { budgetsAt, opening }: Ledger): Problem | undefined {
  const { available, inPeriod } = budgetsAt(answer);
  const { reward, answersPerPeriod } = opening;
  if (available < reward) {
    const sentence = `An answer was settled although ${available} of the budget was left, less than the reward of ${reward}.`;
    return { check: "budget.exhausted", sentence, values: { available, reward } };
  }
  if (inPeriod < answersPerPeriod) return undefined;
  const sentence = `An answer was settled although period ${answer.period} had all of its ${answersPerPeriod} answers.`;
  return { check: "budget.period", sentence, values: { answersPerPeriod, inPeriod } };
}

function hasSegment({ sealedSegment }: AnswerEvent, { opening }: Ledger): Problem | undefined {
  if (opening.isSealed || isOpenSegment(sealedSegment)) return undefined;
  const sentence =
    "An answer to an open campaign was settled with something other than a segment from 0 to 4.";
  return { check: "segment.unknown", sentence, values: { sealedSegment } };
}

import type { Hex } from "viem";
import { isInControlGroup } from "../lift/control.ts";
import type { LightRecord } from "../lightRecord.ts";
import type { AnswerRecord, ConsentRecord } from "../lightRecordEncoding.ts";
import { isLive } from "../recordRules.ts";
import {
  type ContentDecision,
  faultyDecision,
  type GeneralDecision,
  generalContent,
  generalReasons,
} from "./decision.ts";
import { cappedUntil } from "./frequencyCap.ts";
import type { Offer } from "./offer.ts";
import { quietUntil } from "./quietHours.ts";

/** What a decision is made from. */
export interface DecisionFacts {
  /** Undefined if the brand has no record of the customer. */
  readonly record: Omit<LightRecord, "subject"> | undefined;
  /** The campaigns that could decide. */
  readonly offers: readonly Offer[];
  /** When something personal of a campaign was shown to the customer, Unix seconds, as far as caps reach back. */
  readonly shown: readonly { readonly campaign: bigint; readonly at: number }[];
  /** Unix seconds. */
  readonly now: number;
}

/**
 * The customer's segment, or why everybody's content is shown. Never throws: what cannot be worked out is a fault. Of
 * several campaigns that know a segment, the one that was answered last decides.
 */
export function decideContent(facts: DecisionFacts): ContentDecision {
  try {
    if (facts.offers.length === 0) return generalContent("notAsked");
    if (facts.record === undefined) return generalContent("unknownCustomer");
    const decisions = facts.offers.map((offer) => decideOne(offer, facts, facts.record!));
    return decisions.reduce((best, one) => (isBetter(one, best) ? one : best)).decision;
  } catch {
    return faultyDecision("record");
  }
}

/** A decision, and when the answer that it is by was given. */
interface Candidate {
  readonly decision: ContentDecision;
  readonly answeredAt: number;
}

function decideOne(
  offer: Offer,
  { shown, now }: DecisionFacts,
  { consents, answers }: Omit<LightRecord, "subject">,
): Candidate {
  const { campaign } = offer;
  const answer = newest(answers.filter((one) => one.campaign === campaign));
  const general = (reason: GeneralDecision["reason"], again?: number): Candidate => ({
    decision: { content: "general", reason, campaign, ...(again !== undefined && { again }) },
    answeredAt: answer?.validAt ?? 0,
  });
  const consent = consents.find(({ terms }) => isSame(terms, answer?.terms ?? offer.terms));
  if (consent === undefined || neverSaidAnything(consent)) return general("noConsent");
  if (consent.signedAt <= consent.withdrawnAt) return general("withdrawn");
  if (!isLive(consent, now)) return general("expired");
  if (answer === undefined) return general("neverAnswered");
  if (!(answer.expiry > now)) return general("expired");
  if (offer.controlOneIn > 0 && isInControlGroup(answer.nullifier, offer.controlOneIn))
    return general("controlGroup");
  const quiet = offer.quietHours && quietUntil(offer.quietHours, offer.channel, now);
  if (quiet !== undefined) return general("quietHours", quiet);
  const capped = offer.frequencyCap && cappedUntil(offer.frequencyCap, timesOf(shown, campaign), now);
  if (capped !== undefined) return general("frequencyCap", capped);
  const { segment, terms, nullifier, validAt } = answer;
  const expiry = Math.min(answer.expiry, consent.until);
  return {
    decision: { content: "personal", campaign, segment, expiry, reason: "answered", terms, nullifier },
    answeredAt: validAt,
  };
}

function isBetter(one: Candidate, other: Candidate): boolean {
  const [left, right] = [rankOf(one.decision), rankOf(other.decision)];
  return left > right || (left === right && one.answeredAt > other.answeredAt);
}

function rankOf(decision: ContentDecision): number {
  return decision.content === "personal" ? generalReasons.length : generalReasons.indexOf(decision.reason);
}

/** The answer that was given last: an older one says what is no longer so, even if it was to be kept for longer. */
function newest(answers: readonly AnswerRecord[]): AnswerRecord | undefined {
  return answers.reduce<AnswerRecord | undefined>(
    (last, one) => (last === undefined || one.validAt > last.validAt ? one : last),
    undefined,
  );
}

function neverSaidAnything({ signedAt, withdrawnAt }: ConsentRecord): boolean {
  return signedAt === 0 && withdrawnAt === 0;
}

function timesOf(shown: DecisionFacts["shown"], campaign: bigint): number[] {
  return shown.filter((one) => one.campaign === campaign).map(({ at }) => at);
}

function isSame(left: Hex, right: Hex): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

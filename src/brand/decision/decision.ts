import type { Hex } from "viem";

/**
 * Why a page shows general content. In the order of how far the customer is from a known segment: where several
 * campaigns could have decided, the last of their reasons is told.
 */
export const generalReasons = [
  /** Something did not work or did not come in time. */
  "fault",
  /** No campaign asks for this purpose and channel. */
  "notAsked",
  /** The brand has no record of the customer. */
  "unknownCustomer",
  /** The customer was never asked, or said no. */
  "noConsent",
  "withdrawn",
  /** The consent, or the answer, is over. */
  "expired",
  /** There is a consent, and no answer under it. */
  "neverAnswered",
  /** The customer is in the group that measures what a campaign changes. */
  "controlGroup",
  /** The channel would disturb at this hour. */
  "quietHours",
  /** The customer has seen enough of it for now. */
  "frequencyCap",
  /** Shown so often at most, so that it is decided when it is shown, and not together with others in advance. */
  "askSingly",
] as const;
export type GeneralReason = (typeof generalReasons)[number];

/** What did not work. */
export const decisionFaults = [
  /** No answer in time. */
  "slow",
  /** Nobody answers there. */
  "unreachable",
  /** The service does not take the question: a wrong token, or too many of them. */
  "refused",
  /** What came is no decision. */
  "unreadable",
  /** The service's database does not answer. */
  "database",
  /** Too much is decided at the same time. */
  "busy",
  /** The customer's record is malformed. */
  "record",
] as const;
export type DecisionFault = (typeof decisionFaults)[number];

/** The customer's segment may be used, now. */
export interface PersonalDecision {
  readonly content: "personal";
  readonly campaign: bigint;
  /** 0 to 4. */
  readonly segment: number;
  /** The first second in which it may not be used any more, Unix seconds. */
  readonly expiry: number;
  readonly reason: "answered";
  /** The terms that the customer consented to. */
  readonly terms: Hex;
  /** Names the answer, for the log of uses and for whoever asks why. */
  readonly nullifier: bigint;
}

/** Everybody sees the same, at the same prices. */
export interface GeneralDecision {
  readonly content: "general";
  readonly reason: GeneralReason;
  /** The campaign whose reason it is, if it is one campaign's. */
  readonly campaign?: bigint;
  /** When it may be asked again, Unix seconds; where waiting helps. */
  readonly again?: number;
  /** Of the reason "fault". */
  readonly fault?: DecisionFault;
}

export type ContentDecision = PersonalDecision | GeneralDecision;

/** General content for a reason that is no campaign's. */
export function generalContent(reason: Exclude<GeneralReason, "fault">): GeneralDecision {
  return { content: "general", reason };
}

export function faultyDecision(fault: DecisionFault): GeneralDecision {
  return { content: "general", reason: "fault", fault };
}

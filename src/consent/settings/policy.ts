import type { Floor } from "../ledger/floor.ts";
import type { Use } from "./facts.ts";

export const verdicts = ["answer", "ask", "refuse"] as const;
/** What the customer's side does with a request: answer by itself, ask the customer, or refuse by itself. */
export type Verdict = (typeof verdicts)[number];

/** Both ends included; at least one is given. */
export interface Bounds<Value> {
  readonly atLeast?: Value | undefined;
  readonly atMost?: Value | undefined;
}

/** Such as "90 days". */
export type Duration = string;

/**
 * What a rule is about; all that is given must fit, and what is left out always does. A permission fits if everything in
 * the request is in its lists, a prohibition if anything is.
 */
export interface Conditions {
  /** Proven domains. Prohibitions cover subdomains, permissions do not. */
  readonly brands?: readonly string[] | undefined;
  readonly purposes?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly attributes?: readonly string[] | undefined;
  readonly recipients?: readonly string[] | undefined;
  readonly issuerKinds?: readonly string[] | undefined;
  readonly uses?: readonly Use[] | undefined;
  readonly level?: Bounds<number> | undefined;
  /** How long the brand keeps an answer. */
  readonly retention?: Bounds<Duration> | undefined;
  /** Time since the customer first agreed to something of this brand; no time if they never did. */
  readonly knownFor?: Bounds<Duration> | undefined;
  /** Answers that this brand has got so far. */
  readonly answersSoFar?: Bounds<number> | undefined;
  /** Answers to this brand in the time before the request, and this one. */
  readonly frequency?: Frequency | undefined;
  /** Promises that this brand has broken. */
  readonly brokenPromises?: Bounds<number> | undefined;
}

export interface Frequency extends Bounds<number> {
  readonly within: Duration;
}

export interface Rule {
  readonly verdict: Verdict;
  readonly when: Conditions;
  /** In the customer's own words. */
  readonly note?: string | undefined;
}

/** A customer's standing settings. Rules have no order: a prohibition wins over a permission. */
export interface Policy {
  readonly format: "decdp-settings-1";
  readonly rules: readonly Rule[];
  /** For how long a "no" of the customer's own stands for the same brand and purpose without asking again. */
  readonly quietAfterNo: Duration;
  /** What stays possible of each attribute, whatever a brand asks. */
  readonly floor: Floor;
}

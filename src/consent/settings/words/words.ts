import type { Use } from "../facts.ts";
import type { ConsentScope } from "../history.ts";
import type { Verdict } from "../policy.ts";

/** The languages in which customers read their settings. */
export type SettingsLanguage = "en" | "nl" | "sv" | "de";

/** What settings, and what they say of a request, read like in one language. */
export interface SettingsWords {
  /** BCP 47 tag for lists, numbers and dates. */
  readonly language: string;
  readonly quoted: (text: string) => string;
  /** `unit` is one that `Intl.NumberFormat` knows. */
  readonly lasting: (count: number, unit: string) => string;
  /** What is done with a request, alone above its conditions. */
  readonly verbs: Readonly<Record<Verdict, string>>;

  /** A rule without conditions. */
  readonly everyRequest: Readonly<Record<Verdict, string>>;
  /** A rule with conditions, which follow each other. */
  readonly requests: (verdict: Verdict, conditions: string) => string;
  readonly everythingElse: string;
  readonly quietAfterNo: (time: string) => string;
  readonly leaveOfEach: (least: string) => string;
  readonly leaveOf: (name: string, least: string) => string;
  /** `percent` is undefined where no share is demanded. */
  readonly least: (values: number, percent: string | undefined) => string;

  readonly atLeast: (value: string) => string;
  readonly atMost: (value: string) => string;
  readonly exactly: (value: string) => string;
  readonly between: (least: string, most: string) => string;
  readonly answers: Counted;
  readonly brokenPromises: Counted;

  readonly ofLevel: (bounds: string) => string;
  readonly fromBrands: (list: string) => string;
  readonly forPurposes: (list: string) => string;
  readonly byChannels: (list: string) => string;
  readonly aboutCategories: (list: string) => string;
  readonly lookingAt: (list: string) => string;
  readonly reaching: (list: string) => string;
  readonly vouchedForBy: (list: string) => string;
  readonly where: (list: string) => string;
  readonly keptFor: (bounds: string) => string;
  readonly knownFor: (bounds: string) => string;
  readonly answersSoFar: (count: string) => string;
  readonly frequency: (count: string, within: string) => string;
  readonly withBroken: (count: string) => string;

  readonly uses: Readonly<Record<Use, string>>;
  readonly scope: Readonly<Record<keyof ConsentScope, string>>;
  /** Words for terms; those of the vocabulary itself for one that is not here. */
  readonly terms: Readonly<Record<string, string>>;

  readonly yourRule: (rule: string) => string;
  readonly yourRuleInPart: (rule: string) => string;
  readonly belowFloor: (names: string) => string;
  readonly quietUntil: (day: string) => string;
  readonly unprovenBrand: string;
  readonly unknownTerms: (terms: string) => string;
  readonly firstConsent: string;
  readonly beyondConsent: (scope: string) => string;
  readonly noPermission: string;
  readonly agreedOn: (day: string) => string;
  readonly day: (time: number) => string;
}

/** How many things: "1 or more answers". */
export interface Counted {
  readonly atLeast: (count: number) => string;
  readonly atMost: (count: number) => string;
  readonly exactly: (count: number) => string;
  readonly between: (least: number, most: number) => string;
}

/** Durations as a language writes them. */
export function lastingIn(language: string): SettingsWords["lasting"] {
  return (count, unit) =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** A language in which terms are rendered and groups are explained. */
export const explanationLanguages = ["en", "nl", "sv", "de"] as const;
export type ExplanationLanguage = (typeof explanationLanguages)[number];

/**
 * Everything that an explanation says, in one language. Names of details, categories and units are those of the schema;
 * numbers come written in the language.
 */
export interface ExplanationWords {
  readonly language: ExplanationLanguage;

  // What a detail is.
  readonly atLeast: (value: string) => string;
  readonly atMost: (value: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly oneOf: (values: readonly string[]) => string;
  readonly not: (condition: string) => string;
  readonly known: string;
  readonly notKnown: string;
  readonly anything: string;
  readonly or: string;
  readonly and: string;
  /** Two details that count together. */
  readonly together: (left: string, right: string) => string;

  // The group.
  readonly group: (segment: number, highest: number) => string;
  readonly outside: string;
  /** How it is worked out, in three sentences that are true of every model. */
  readonly procedure: string;

  readonly conditionsHeading: string;
  readonly holds: string;
  readonly fails: string;
  /** A condition, what the customer's detail is, and whether the condition holds. */
  readonly condition: (condition: string, value: string, holds: boolean) => string;
  readonly noConditions: string;

  readonly pointsHeading: string;
  readonly points: (points: string, isOne: boolean) => string;
  readonly sum: string;
  readonly groupFrom: (segment: number, points: string) => string;
  readonly missing: string;
  readonly noPoints: string;

  readonly reasonsHeading: Readonly<Record<"best" | "average", string>>;
  readonly fewer: (points: string) => string;
  readonly more: (points: string) => string;
  readonly ofMost: (best: string) => string;
  readonly ofAverage: (average: string) => string;
  readonly noReasons: string;

  readonly changesHeading: string;
  /** One change: what the details would be, and to which group it leads. */
  readonly change: (steps: readonly string[], segment: number) => string;
  readonly step: (name: string, wanted: string, now: string) => string;
  readonly noChanges: string;
  readonly fixed: (names: readonly string[]) => string;

  readonly rightsHeading: string;
  readonly rights: (brand: string, contact: string | undefined) => string;

  // The picture and its table.
  readonly detail: string;
  readonly value: string;
  readonly yours: string;
  readonly least: string;
  readonly most: string;
  readonly average: string;
}

/** The respects in which terms are compared, as they are called in English. */
export const aspectNames = [
  "Brand",
  "Joint controllers",
  "Without a data protection officer",
  "Authority",
  "Law of",
  "Purpose",
  "Channel",
  "Level",
  "Lawful basis",
  "Minimum age",
  "Data",
  "Inferences",
  "Automation",
  "Logic",
  "Consequences",
  "Significant effects",
  "Without a person to turn to",
  "Prices depend on the answer",
  "Rewarded",
  "Largest reward",
  "Withheld after a no",
  "Recipients",
  "Places of recipients",
  "Kept by recipients",
  "Derivatives belong to",
  "Sold",
  "Shared",
  "Stored in",
  "Processed in",
  "Kept for",
  "Evidence kept for",
  "Rights",
  "Withdrawal takes effect within",
  "Address of the brand",
  "Contact of the brand",
  "Address and contact of joint controllers",
  "Data protection officer",
  "Contact of the authority",
  "Person to turn to",
  "Withdraw at",
  "Continues",
  "Spelling",
] as const;
export type AspectName = (typeof aspectNames)[number];

/** What changes of terms are said with, in one language. */
export interface DifferenceWords {
  readonly aspects: Readonly<Record<AspectName, string>>;
  /** A code of terms, such as "dpv:DirectMarketing" or "sealedSegment". */
  readonly code: (code: string) => string;
  /** A level of personalisation, 0 to 4. */
  readonly level: (level: number) => string;
  /** A duration such as "90 days", or "endless". */
  readonly lasting: (lasting: string) => string;
  /** A country, "EU", "EEA" or "worldwide". */
  readonly place: (place: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly nothing: string;
  readonly noneStated: string;

  readonly instead: (now: string, was: string) => string;
  /** Of a list: something stands for more than before. */
  readonly insteadOfOnly: (now: string, was: string) => string;
  /** Of a list: less stands for something than before. */
  readonly onlyInstead: (now: string, was: string) => string;
  readonly isNew: (now: string) => string;
  readonly isGone: (was: string) => string;
  readonly dataFrom: (attribute: string, category: string, source: string) => string;
  readonly inferredFrom: (category: string, attribute: string) => string;
  readonly receives: (name: string, role: string, thing: string) => string;
  readonly isIn: (name: string, place: string) => string;
  readonly keepsFor: (name: string, lasting: string) => string;
  readonly onlySpelling: string;
}

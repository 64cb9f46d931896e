import { toCanonicalJson } from "../../format/reading/json.ts";
import { brandKey, UNPROVEN } from "../brandDomain.ts";
import type { Question } from "./question.ts";

/** An answer that a brand has. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly segment: number;
  /** Unix seconds. */
  readonly at: number;
}

/** Answers that one brand has, in the order in which they were given; each question and segment once, at its last time. */
export interface Account {
  /** The registered part of the brand's domain; "unproven" for all brands that have proven none. */
  readonly brand: string;
  readonly answers: readonly AnsweredQuestion[];
}

/**
 * What the customer's answers have told, kept by the customer's side. An answer counts from the moment it is sent, in
 * sealed campaigns, too: the brand can read it.
 */
export interface Ledger {
  readonly format: "decdp-ledger-1";
  readonly accounts: readonly Account[];
}

export const emptyLedger: Ledger = { format: "decdp-ledger-1", accounts: [] };

/** The ledger after one more answer. `brand` is the domain that the brand has proven; undefined if none. */
export function recordDisclosure(
  ledger: Ledger,
  brand: string | undefined,
  answer: AnsweredQuestion,
): Ledger {
  const key = brandKey(brand);
  const others = ledger.accounts.filter((account) => account.brand !== key);
  const told = tellingOf(answer);
  const earlier = answersOf(ledger, key).filter((one) => tellingOf(one) !== told);
  return { ...ledger, accounts: [...others, { brand: key, answers: [...earlier, answer] }] };
}

/**
 * What a brand may have heard: its own answers, and those to brands that have proven no domain, for it may be behind
 * them. Whoever has proven none may be any brand, so there is one list for each.
 */
export function heardBy(ledger: Ledger, brand: string | undefined): (readonly AnsweredQuestion[])[] {
  const key = brandKey(brand);
  const unproven = answersOf(ledger, UNPROVEN);
  if (key !== UNPROVEN) return [inOrder([...answersOf(ledger, key), ...unproven])];
  const known = ledger.accounts.filter((account) => account.brand !== UNPROVEN);
  return [unproven, ...known.map(({ answers }) => inOrder([...answers, ...unproven]))];
}

function answersOf({ accounts }: Ledger, key: string): readonly AnsweredQuestion[] {
  return accounts.find(({ brand }) => brand === key)?.answers ?? [];
}

function inOrder(answers: readonly AnsweredQuestion[]): AnsweredQuestion[] {
  return [...answers].sort((left, right) => left.at - right.at);
}

function tellingOf({ question, segment }: AnsweredQuestion): string {
  return toCanonicalJson({ question, segment });
}

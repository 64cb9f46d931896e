import type { Address } from "viem";
import { toCanonicalJson } from "../../format/reading/json.ts";
import { brandKey, UNPROVEN } from "../brandDomain.ts";
import { tracesOf } from "../brandTraces.ts";
import type { Question } from "./question.ts";

/** An answer that a brand has. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly segment: number;
  /** Unix seconds. */
  readonly at: number;
  /** The brand's account that asked, by which it is known again under another domain. */
  readonly account?: Address | undefined;
}

/**
 * Answers that one brand has, in the order in which they were given; each question and segment of an account once, at its
 * last time.
 */
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
  const earlier = answersOf(ledger, key).filter(
    (one) => one.account !== answer.account || tellingOf(one) !== told,
  );
  return { ...ledger, accounts: [...others, { brand: key, answers: [...earlier, answer] }] };
}

/**
 * What a brand may have heard: its own answers, also those under other domains whose account is the same (`tracesOf`), and
 * those to brands that have proven no domain, for it may be behind them. Whoever has proven none may be any brand, so there
 * is one list for each.
 *
 * @param account The brand's account that asks; undefined counts by domain and what that leads to.
 */
export function heardBy(
  ledger: Ledger,
  brand: string | undefined,
  account?: Address,
): (readonly AnsweredQuestion[])[] {
  const unproven = answersOf(ledger, UNPROVEN);
  if (brand !== undefined) return [inOrder([...answersTo(ledger, brand, account), ...unproven])];
  const known = ledger.accounts.filter((account) => account.brand !== UNPROVEN);
  return [unproven, ...known.map(({ answers }) => inOrder([...answers, ...unproven]))];
}

/** Each question and segment once, at its last time. */
function answersTo({ accounts }: Ledger, brand: string, account: Address | undefined): AnsweredQuestion[] {
  const traces = accounts
    .filter((one) => one.brand !== UNPROVEN)
    .flatMap((one) => one.answers.map((answer) => ({ brand: one.brand, account: answer.account, answer })));
  const answers = inOrder(tracesOf({ brand, account }, traces).map(({ answer }) => answer));
  return [...new Map(answers.map((answer) => [tellingOf(answer), answer])).values()];
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

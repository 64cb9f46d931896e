import { formatUnits, parseUnits } from "viem/utils";
import { type DraftParts, namedAndUsed } from "../../../src/brand/office/parts.ts";
import { isError, lintTerms } from "../../../src/consent/terms/lint/lint.ts";
import type { Finding } from "../../../src/consent/terms/lint/rule.ts";
import { termsFields } from "../../../src/consent/terms/reading.ts";
import { DecdpError } from "../../../src/errors.ts";
import { requestFrom } from "../../../src/format/campaign/requestWords.ts";
import type { HouseFacts } from "../session.ts";

/** Units of gas for one answer with its consent in a batch of many, rounded up (docs/performance.md). */
const GAS_OF_ANSWER = 140_000n;
/** Units of gas for terms, model, campaign and funding together, rounded up. */
const GAS_OF_OPENING = 3_000_000n;

/** What keeps a draft from being submitted, all worked out here as it is typed. */
export interface Checks {
  /** Why the terms cannot be read; undefined if they can. */
  readonly malformed: string | undefined;
  readonly findings: readonly Finding[];
  /** Why no proof could be made for the question. */
  readonly question: string | undefined;
  readonly unused: readonly string[];
  readonly unnamed: readonly string[];
  readonly budget: BudgetCheck;
}

/** Amounts as decimal numbers of whole tokens, and of the chain's own currency. */
export interface BudgetCheck {
  readonly total: string;
  readonly there: string;
  readonly missing: string | undefined;
  readonly fees: string;
  /** Why the reward is none. */
  readonly problem: string | undefined;
}

export function checksOf(parts: DraftParts, facts: HouseFacts): Checks {
  const { terms, renderings, schema, rules, model, budget } = parts;
  const question = refusal(() => requestFrom({ schema, rules, model }));
  const malformed = refusal(() => termsFields(terms));
  const request = question === undefined ? { schema, rules, model } : undefined;
  const reward = { amount: budget.reward, currency: facts.house.brand.currency };
  const findings =
    malformed === undefined
      ? lintTerms({ terms, renderings, request, reward, consentFor: budget.consentFor })
      : [];
  return { malformed, findings, question, ...namedAndUsed(parts), budget: budgetOf(parts, facts) };
}

/** Whether a draft can be handed in. */
export function isReady({ malformed, findings, question, unused, unnamed, budget }: Checks): boolean {
  return (
    malformed === undefined &&
    question === undefined &&
    !findings.some(isError) &&
    unused.length + unnamed.length === 0 &&
    budget.missing === undefined &&
    budget.problem === undefined
  );
}

function budgetOf({ budget }: DraftParts, { house, funds }: HouseFacts): BudgetCheck {
  const { decimals } = house.token;
  const there = BigInt(funds.tokens);
  const wei = (BigInt(budget.answers) * GAS_OF_ANSWER + GAS_OF_OPENING) * BigInt(funds.gasPrice);
  const rest = { there: formatUnits(there, decimals), fees: Number(formatUnits(wei, 18)).toPrecision(2) };
  if (!/^\d{1,18}(\.\d{1,18})?$/.test(budget.reward) || Number(budget.reward) === 0) {
    return { total: "0", missing: undefined, ...rest, problem: budget.reward };
  }
  const total = parseUnits(budget.reward, decimals) * BigInt(budget.answers);
  const missing = total > there ? formatUnits(total - there, decimals) : undefined;
  return { total: formatUnits(total, decimals), missing, ...rest, problem: undefined };
}

function refusal(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof DecdpError) return error.message;
    throw error;
  }
}

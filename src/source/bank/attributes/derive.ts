import { type BankValues, bandOf } from "./bankSchema.ts";
import type { Entry } from "./entries.ts";
import { type Spending, spendings } from "./meanings.ts";

/** What was read, as far as it is kept until the attributes are derived. */
export interface Statement {
  /** Entries of the complete months. */
  readonly entries: readonly Entry[];
  readonly months: readonly string[];
  /** The first month of which the bank reported anything at all; undefined if it reported nothing. */
  readonly firstMonth: string | undefined;
  /** Thousandths; undefined if the bank gave no booked balance. */
  readonly balance: bigint | undefined;
}

/**
 * The attributes of a statement, as bands. What no entry tells of is missing, not 0: many banks write no codes, and
 * nobody can vouch that a customer of theirs buys no groceries.
 */
export function deriveAttributes({ entries, months, firstMonth, balance }: Statement): BankValues {
  const observed = firstMonth === undefined ? [] : months.filter((month) => month >= firstMonth);
  const balanceBand = balance === undefined ? {} : { balance: bandOf("balance", balance) };
  const monthsObserved = bandOf("monthsObserved", BigInt(observed.length) * 1000n);
  if (observed.length === 0) return { monthsObserved, ...balanceBand };
  return {
    monthsObserved,
    ...balanceBand,
    ...incomeOf(entries, observed),
    ...spendingOf(entries, observed.length),
  };
}

function incomeOf(entries: readonly Entry[], observed: readonly string[]): BankValues {
  const incomes = entries.filter(({ meaning }) => meaning === "income");
  if (incomes.length === 0) return {};
  const byMonth = observed.map((month) => sumOf(incomes.filter((entry) => entry.month === month)));
  const regular = byMonth.filter((sum) => sum > 0n).length;
  const incomeMonths = bandOf("incomeMonths", BigInt(regular) * 1000n);
  const median = medianOf(byMonth);
  const monthlyIncome = bandOf("monthlyIncome", median);
  if (median <= 0n) return { monthlyIncome, incomeMonths };
  const distances = byMonth.map((sum) => (sum > median ? sum - median : median - sum));
  const farthest = sortedUp(distances).at(-1)!;
  return {
    monthlyIncome,
    incomeMonths,
    incomeVariation: bandOf("incomeVariation", (farthest * 100_000n) / median),
  };
}

function spendingOf(entries: readonly Entry[], months: number): BankValues {
  const averages = spendings.flatMap((category: Spending) => {
    const own = entries.filter(({ meaning }) => meaning === category);
    // What goes out is negative; a refund lowers what was spent.
    return own.length === 0 ? [] : [[category, bandOf(category, -sumOf(own) / BigInt(months))] as const];
  });
  return Object.fromEntries(averages);
}

function sumOf(entries: readonly Entry[]): bigint {
  return entries.reduce((sum, { thousandths }) => sum + thousandths, 0n);
}

function medianOf(sums: readonly bigint[]): bigint {
  const sorted = sortedUp(sums);
  const [middle, even] = [sorted.length >> 1, sorted.length % 2 === 0];
  return even ? (sorted[middle - 1]! + sorted[middle]!) / 2n : sorted[middle]!;
}

function sortedUp(sums: readonly bigint[]): bigint[] {
  return sums.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

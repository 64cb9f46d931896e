import type { Transaction } from "../shapes.ts";
import { readThousandths } from "./amounts.ts";
import { CURRENCY } from "./bankSchema.ts";
import { type Meaning, meaningOf } from "./meanings.ts";
import type { Window } from "./months.ts";

/** All that is kept of a booked entry until the attributes are derived. */
export interface Entry {
  /** Such as "2026-05". */
  readonly month: string;
  readonly meaning: Meaning;
  /** Thousandths of the currency; negative for what goes out. */
  readonly thousandths: bigint;
}

export interface EntryRules {
  readonly window: Window;
  /** Whether the account writes what goes out without a minus, as some card accounts do. */
  readonly debitAccounting: boolean;
}

/** What one page of booked transactions gives: its entries that count, and the first month it reports at all. */
export function readEntries(booked: readonly Transaction[], { window, debitAccounting }: EntryRules) {
  const entries: Entry[] = [];
  let firstMonth: string | undefined;
  booked.forEach((transaction, index) => {
    const { currency, amount } = transaction.transactionAmount;
    const read = readThousandths(amount, `transaction ${index + 1} of a page`);
    const thousandths = debitAccounting ? -read : read;
    const date = transaction.bookingDate ?? transaction.valueDate;
    if (date === undefined || date < window.from || date > window.to) return;
    const month = date.slice(0, 7);
    if (firstMonth === undefined || month < firstMonth) firstMonth = month;
    // Converting would need rates that the bank does not vouch for.
    if (currency !== CURRENCY) return;
    const meaning = meaningOf(transaction);
    if (meaning === undefined || !hasItsSign(meaning, thousandths, transaction)) return;
    entries.push({ month, meaning, thousandths });
  });
  return { entries, firstMonth };
}

/**
 * Whether an entry goes the way that its meaning goes: income in, spending out. Only a merchant's refund comes back; rent
 * that comes in is a landlord's, and what comes from savings was no spending.
 */
function hasItsSign(meaning: Meaning, thousandths: bigint, { merchantCategoryCode }: Transaction): boolean {
  if (meaning === "income") return thousandths > 0n;
  return thousandths < 0n || merchantCategoryCode !== undefined;
}

import type * as z from "zod/v4";
import { SourceError } from "../sourceError.ts";
import { type Access, type ReadableAccount, requireSameAccount } from "./accounts.ts";
import { addressOf, nextAddress } from "./addresses.ts";
import { type Entry, readEntries } from "./attributes/entries.ts";
import type { Window } from "./attributes/months.ts";
import type { Bank } from "./bank.ts";
import { unexpected } from "./refusals.ts";
import { ask } from "./requests.ts";
import { cardTransactionList, type Report, transactionList } from "./shapes.ts";

/** Pages of one account at most: six months of a busy household are a few. */
const MOST_PAGES = 200;
/** Milliseconds for all pages of one account. */
const LONGEST = 120_000;

/** What the pages of an account give together. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly firstMonth: string | undefined;
}

/** The booked transactions of an account in a window, from all pages. Throws `SourceError`. */
export function readTransactions(bank: Bank, account: ReadableAccount, window: Window, access: Access) {
  const readPage = pageReader(bank, access, transactionList, ({ account: told, transactions }) => {
    requireSameAccount(account, told);
    return { report: transactions, debitAccounting: false };
  });
  return readPages(bank, ["accounts", account.resourceId, "transactions"], window, readPage);
}

/** The same of a card account. */
export function readCardTransactions(bank: Bank, card: ReadableAccount, window: Window, access: Access) {
  const readPage = pageReader(bank, access, cardTransactionList, ({ cardTransactions, debitAccounting }) => ({
    report: cardTransactions,
    debitAccounting: debitAccounting ?? card.debitAccounting ?? false,
  }));
  return readPages(bank, ["card-accounts", card.resourceId, "transactions"], window, readPage);
}

interface Page {
  readonly report: Report | undefined;
  readonly debitAccounting: boolean;
}

function pageReader<List>(bank: Bank, access: Access, shape: z.ZodType<List>, pageOf: (list: List) => Page) {
  return async (address: string) =>
    pageOf(await ask(bank, { method: "GET", address, what: "list of transactions", ...access }, shape));
}

async function readPages(
  { base }: Bank,
  parts: readonly string[],
  window: Window,
  readPage: (address: string) => Promise<Page>,
): Promise<Entries> {
  const query = { bookingStatus: "booked", dateFrom: window.from, dateTo: window.to };
  const first = addressOf(base, parts, query);
  const [visited, entries, deadline] = [new Set<string>(), [] as Entry[], Date.now() + LONGEST];
  let firstMonth: string | undefined;
  for (let address: string | undefined = first; address !== undefined; ) {
    if (visited.has(address)) throw unexpected("The bank's pages of transactions lead in a circle.");
    if (visited.size === MOST_PAGES) {
      throw new SourceError("tooLarge", `The bank has more than ${MOST_PAGES} pages of transactions.`);
    }
    if (Date.now() > deadline) throw new SourceError("slow", "The bank's transactions did not come in time.");
    visited.add(address);
    const { report, debitAccounting }: Page = await readPage(address);
    if (report === undefined) {
      throw unexpected("The bank gave no transactions, such as because it offers them as a download only.");
    }
    const page = readEntries(report.booked, { window, debitAccounting });
    entries.push(...page.entries);
    firstMonth = earlier(firstMonth, page.firstMonth);
    const next: string | undefined = report._links.next?.href;
    address = next === undefined ? undefined : nextAddress(next, first);
  }
  return { entries, firstMonth };
}

/** The earlier of two months; undefined if there is none. */
export function earlier(left: string | undefined, right: string | undefined): string | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return left < right ? left : right;
}

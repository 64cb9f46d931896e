import type { Context } from "hono";
import type { SandboxAccount } from "./customers.ts";

/** Where the interface of the standard begins. */
export const BASE = "/psd2";

/** An error as NextGenPSD2 writes it. */
export function refuse(
  context: Context,
  status: 400 | 401 | 403 | 404 | 429,
  code: string,
  headers: Record<string, string> = {},
): Response {
  const tppMessages = [{ category: "ERROR", code, text: "The sandbox bank does not do that." }];
  return context.json({ tppMessages }, status, headers);
}

/** An account in a list of accounts, or of card accounts. */
export function accountEntry(account: SandboxAccount): Record<string, unknown> {
  const { resourceId, kind, iban, maskedPan, currency, ownerName, name, product } = account;
  const list = kind === "card" ? "card-accounts" : "accounts";
  const own = `${BASE}/v1/${list}/${resourceId}`;
  return {
    resourceId,
    ...(kind === "card" ? { maskedPan } : { iban, cashAccountType: kind === "savings" ? "SVGS" : "CACC" }),
    currency,
    ownerName,
    name,
    product,
    status: "enabled",
    _links: { balances: { href: `${own}/balances` }, transactions: { href: `${own}/transactions` } },
  };
}

/** Booked and available balance of an account. */
export function balances({ iban, currency, balance }: SandboxAccount, date: string): Record<string, unknown> {
  return {
    account: { iban },
    balances: [
      {
        balanceType: "interimAvailable",
        balanceAmount: { currency, amount: (Number(balance) + 1000).toFixed(2) },
        creditLimitIncluded: true,
      },
      { balanceType: "closingBooked", balanceAmount: { currency, amount: balance }, referenceDate: date },
    ],
  };
}

export interface PageWish {
  readonly from: string;
  readonly to: string;
  /** The first page is 0. */
  readonly page: number;
  readonly pageSize: number;
}

/** One page of an account's transactions, the newest first as banks do, with a link to the next. */
export function transactions(
  account: SandboxAccount,
  { from, to, page, pageSize }: PageWish,
): Record<string, unknown> {
  const { resourceId, kind, iban, maskedPan, bookings } = account;
  const list = kind === "card" ? "card-accounts" : "accounts";
  const own = `${BASE}/v1/${list}/${resourceId}`;
  const wanted = bookings.filter(({ bookingDate }) => bookingDate >= from && bookingDate <= to).toReversed();
  const more = wanted.length > (page + 1) * pageSize;
  const next = `${own}/transactions?bookingStatus=booked&dateFrom=${from}&dateTo=${to}&pageIndex=${page + 1}&itemsPerPage=${pageSize}`;
  const report = {
    booked: wanted.slice(page * pageSize, (page + 1) * pageSize),
    _links: {
      [kind === "card" ? "cardAccount" : "account"]: { href: own },
      ...(more ? { next: { href: next } } : {}),
    },
  };
  return kind === "card"
    ? { cardAccount: { maskedPan }, debitAccounting: false, cardTransactions: report }
    : { account: { iban }, transactions: report };
}

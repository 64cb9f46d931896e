import * as z from "zod/v4";
import { unexpected } from "./refusals.ts";

/*
 * What is taken from the bank's answers. Fields that are not named here (names, remittance texts, accounts of others,
 * addresses of shops) are dropped with the answer that they came in: this is the allow-list.
 */

const text = z.string().max(4096);
const link = z.object({ href: text });
const date = z.iso.date();
const money = z.object({ currency: z.string().max(3), amount: z.string().max(40) });
/** By which a bank may say which account an answer is about. */
const named = z.object({ iban: text.optional(), bban: text.optional() });

export const createdConsent = z.object({
  consentId: z.string().min(1).max(512),
  _links: z.object({ scaRedirect: link.optional() }),
});

export const consentStatus = z.object({ consentStatus: z.string().max(64) });

const account = z.object({
  resourceId: z.string().min(1).max(512).optional(),
  iban: text.optional(),
  bban: text.optional(),
  currency: z.string().max(3),
  status: z.enum(["enabled", "deleted", "blocked"]).optional(),
  debitAccounting: z.boolean().optional(),
});
export type Account = z.infer<typeof account>;

export const accountList = z.object({ accounts: z.array(account).max(1000) });
export const cardAccountList = z.object({ cardAccounts: z.array(account).max(1000) });

export const balanceList = z.object({
  account: named.optional(),
  balances: z
    .array(
      z.object({
        balanceAmount: money,
        balanceType: z.string().max(64),
        creditLimitIncluded: z.boolean().optional(),
      }),
    )
    .max(1000),
});

const transaction = z.object({
  transactionAmount: money,
  bookingDate: date.optional(),
  valueDate: date.optional(),
  purposeCode: z.string().max(16).optional(),
  bankTransactionCode: z.string().max(64).optional(),
  merchantCategoryCode: z.string().max(16).optional(),
});
export type Transaction = z.infer<typeof transaction>;

/** Pending entries are not read: they may never be booked. */
const report = z.object({
  booked: z.array(transaction).default([]),
  _links: z.object({ next: link.optional() }).default({}),
});
export type Report = z.infer<typeof report>;

export const transactionList = z.object({
  account: named.optional(),
  transactions: report.optional(),
  _links: z.object({ download: link.optional() }).optional(),
});

export const cardTransactionList = z.object({
  cardTransactions: report.optional(),
  debitAccounting: z.boolean().optional(),
  _links: z.object({ download: link.optional() }).optional(),
});

/** Takes what a shape names. Throws `SourceError` ("unexpected") that says where, and quotes nothing of the answer. */
export function take<Value>(shape: z.ZodType<Value>, content: unknown, what: string): Value {
  const result = shape.safeParse(content);
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.join(".") || "its top";
  throw unexpected(`The bank's ${what} is not as NextGenPSD2 1.3 has it, at ${place}.`);
}

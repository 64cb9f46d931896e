import { SourceError } from "../sourceError.ts";
import { addressOf } from "./addresses.ts";
import { readThousandths } from "./attributes/amounts.ts";
import { CURRENCY } from "./attributes/bankSchema.ts";
import type { Bank } from "./bank.ts";
import { unexpected } from "./refusals.ts";
import { ask } from "./requests.ts";
import { type Account, accountList, balanceList, cardAccountList } from "./shapes.ts";

/** Kinds of booked balances, the one that is taken first. */
const BALANCES = ["closingBooked", "interimBooked", "openingBooked"];

/** An account that can be read. */
export type ReadableAccount = Account & { readonly resourceId: string };

/** Under which consent something is read, and when. */
export interface Access {
  readonly consentId: string;
  /** UNIX seconds. */
  readonly now: number;
}

/**
 * The one account in euros that the customer shared. Throws `SourceError` for none and for several: a
 * credential describes one account, and is issued to one commitment for each.
 */
export async function readAccount(bank: Bank, access: Access): Promise<ReadableAccount> {
  const request = {
    method: "GET",
    address: addressOf(bank.base, ["accounts"]),
    what: "list of accounts",
    ...access,
  } as const;
  const { accounts } = await ask(bank, request, accountList);
  const own = accounts.filter(({ currency }) => currency === CURRENCY);
  const readable = own.filter(isReadable);
  if (readable.length === 1) return readable[0]!;
  if (readable.length > 1) {
    throw unexpected(
      `The customer shared ${readable.length} accounts, and a credential describes one.`,
      "Begin again, and choose one account at the bank.",
    );
  }
  if (own.length > 0) throw new SourceError("gone", "The account has been closed or blocked at the bank.");
  throw unexpected(
    `The customer shared no account in ${CURRENCY}.`,
    "Begin again, and choose one at the bank.",
  );
}

/** The card accounts in euros that the customer shared. */
export async function readCards(bank: Bank, access: Access): Promise<ReadableAccount[]> {
  const address = addressOf(bank.base, ["card-accounts"]);
  const request = { method: "GET", address, what: "list of card accounts", ...access } as const;
  const { cardAccounts } = await ask(bank, request, cardAccountList);
  return cardAccounts.filter(({ currency }) => currency === CURRENCY).filter(isReadable);
}

/** The booked balance in thousandths, without a credit line; undefined if the bank gives none. */
export async function readBalance(
  bank: Bank,
  account: ReadableAccount,
  access: Access,
): Promise<bigint | undefined> {
  const address = addressOf(bank.base, ["accounts", account.resourceId, "balances"]);
  const request = { method: "GET", address, what: "list of balances", ...access } as const;
  const answer = await ask(bank, request, balanceList);
  requireSameAccount(account, answer.account);
  const booked = answer.balances
    .filter(({ balanceType, creditLimitIncluded }) => BALANCES.includes(balanceType) && !creditLimitIncluded)
    .filter(({ balanceAmount }) => balanceAmount.currency === CURRENCY)
    .sort((left, right) => BALANCES.indexOf(left.balanceType) - BALANCES.indexOf(right.balanceType));
  const [first] = booked;
  return first && readThousandths(first.balanceAmount.amount, "a balance");
}

/** Throws `SourceError` ("tampered") if an answer says that it is about another account. */
export function requireSameAccount(account: Account, told: Pick<Account, "iban" | "bban"> | undefined): void {
  const differs = (own: string | undefined, other: string | undefined) =>
    own !== undefined && other !== undefined && bare(own) !== bare(other);
  if (differs(account.iban, told?.iban) || differs(account.bban, told?.bban)) {
    throw new SourceError(
      "tampered",
      "The bank's answer is about another account than the one that was asked for.",
    );
  }
}

/** An account number without what people write it with. */
export function bare(number: string): string {
  return number.replace(/[\s-]/g, "").toUpperCase();
}

function isReadable(account: Account): account is ReadableAccount {
  return account.resourceId !== undefined && (account.status ?? "enabled") === "enabled";
}

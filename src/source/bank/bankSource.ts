import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Reading, Source } from "../source.ts";
import { SourceError } from "../sourceError.ts";
import { type Access, bare, type ReadableAccount, readAccount, readBalance, readCards } from "./accounts.ts";
import { bankSchema } from "./attributes/bankSchema.ts";
import { deriveAttributes } from "./attributes/derive.ts";
import { windowBefore } from "./attributes/months.ts";
import type { Bank } from "./bank.ts";
import { createConsent, deleteConsent, requireValid } from "./consent.ts";
import { requireReturned, stateOf } from "./returned.ts";
import { earlier, readCardTransactions, readTransactions } from "./transactions.ts";

/** What is kept between the steps: no access without the gateway's own certificate, and nothing of the account. */
export interface BankPending {
  readonly consentId: string;
  readonly state: string;
  readonly returnTo: string;
  /** End of the permission, UNIX seconds. */
  readonly until: number;
  /** Whether the account was read. */
  readonly used: boolean;
}

/**
 * A bank account, read once by PSD2 account information services as Berlin Group's NextGenPSD2 1.3 has them, with the
 * redirect approach. `read` takes the address of the page to which the bank sent the customer back.
 */
export function createBankSource(bank: Bank): Source<BankPending> {
  return {
    kind: "BankAccount",
    schema: bankSchema,
    async begin(start) {
      const state = stateOf(start);
      const { consentId, page } = await createConsent(bank, start, state);
      const { returnTo, until } = start;
      return {
        pending: { consentId, state, returnTo, until, used: false },
        ask: { kind: "open", url: page },
      };
    },
    async read(pending, given, now) {
      if (pending.used) throw new SourceError("replayed", "The account was read already with this consent.");
      if (now >= pending.until) throw new SourceError("expired", "The permission has ended.");
      requireReturned(given, pending);
      const access = { consentId: pending.consentId, now };
      await requireValid(bank, pending.consentId, now);
      const reading = await readOnce(bank, access);
      return { reading: { ...reading, until: pending.until }, pending: { ...pending, used: true } };
    },
    async end({ consentId }) {
      await deleteConsent(bank, consentId, Date.now() / 1000);
    },
  };
}

async function readOnce(bank: Bank, access: Access): Promise<Reading> {
  const window = windowBefore(access.now);
  const account = await readAccount(bank, access);
  const balance = await readBalance(bank, account, access);
  let { entries, firstMonth } = await readTransactions(bank, account, window, access);
  for (const card of bank.cards ? await readCards(bank, access) : []) {
    const ofCard = await readCardTransactions(bank, card, window, access);
    entries = [...entries, ...ofCard.entries];
    firstMonth = earlier(firstMonth, ofCard.firstMonth);
  }
  const values = deriveAttributes({ entries, months: window.months, firstMonth, balance });
  return { account: nameOf(bank, account), values, asOf: access.now };
}

/**
 * Names the account for ever, without its number. Numbers can be guessed, so whoever keeps it hashes it again under a key,
 * as the gateway does. The bank's own id is taken only where there is no number: many banks give an account another id
 * under each consent.
 */
function nameOf({ base }: Bank, { iban, bban, resourceId }: ReadableAccount): string {
  const [kind, number] =
    iban !== undefined
      ? ["iban", bare(iban)]
      : bban !== undefined
        ? ["bban", bare(bban)]
        : ["id", resourceId];
  // An IBAN names one account in the world; other ids do so at their bank.
  const place = kind === "iban" ? "" : new URL(base).origin;
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(["bank account", kind, place, number]))));
}

import type { Start } from "../source.ts";
import { SourceError, type SourceErrorCode } from "../sourceError.ts";
import { addressOf, pageAddress } from "./addresses.ts";
import { dateOf } from "./attributes/months.ts";
import type { Bank } from "./bank.ts";
import { unexpected } from "./refusals.ts";
import { ask, refusal, send } from "./requests.ts";
import { returnAddresses } from "./returned.ts";
import { consentStatus, createdConsent } from "./shapes.ts";

const DAY = 86_400;
/** Milliseconds between looks at a consent that the bank is still working on. */
const WAITS = [500, 1_000, 2_000, 4_000];

/** Why accounts are not read under a consent that is not valid. */
const endings: Readonly<Record<string, readonly [SourceErrorCode, string]>> = {
  received: ["refused", "The customer has not allowed the reading at the bank."],
  partiallyAuthorised: ["refused", "Somebody else has to allow the reading as well, and has not yet."],
  rejected: ["refused", "The customer did not allow the reading at the bank."],
  revokedByPsu: ["revoked", "The customer has ended the consent at the bank."],
  expired: ["expired", "The customer's consent at the bank has expired."],
  terminatedByTpp: ["replayed", "This consent was used before, and ended."],
};

/**
 * Creates a consent to read once what the customer chooses at the bank, and gives the page where they decide. Throws
 * `SourceError`, and leaves no consent behind.
 */
export async function createConsent(bank: Bank, { now, until, returnTo }: Start, state: string) {
  if (until <= now) throw new SourceError("expired", "The permission has ended.");
  const back = returnAddresses(returnTo, state);
  const created = await ask(
    bank,
    {
      method: "POST",
      address: addressOf(bank.base, ["consents"]),
      what: "consent",
      now,
      headers: {
        "tpp-redirect-preferred": "true",
        "tpp-redirect-uri": back.yes,
        "tpp-nok-redirect-uri": back.no,
      },
      body: {
        // Empty lists: the customer chooses the accounts at the bank.
        access: { accounts: [], balances: [], transactions: [] },
        recurringIndicator: false,
        // The bank counts the whole day. Tomorrow leaves time around midnight.
        validUntil: dateOf(Math.min(until, now + DAY)),
        frequencyPerDay: 1,
        combinedServiceIndicator: false,
      },
    },
    createdConsent,
  );
  const consentId = requireId(created.consentId);
  try {
    const page = created._links.scaRedirect?.href;
    if (page === undefined) {
      throw unexpected(
        "The bank gave no page at which the customer can decide.",
        "This source speaks the redirect approach only.",
      );
    }
    return { consentId, page: pageAddress(page, bank.pages) };
  } catch (error) {
    await deleteConsent(bank, consentId, now).catch(() => {});
    throw error;
  }
}

/** Waits until the bank says that a consent is valid. Throws `SourceError` if it is not, or stays undecided. */
export async function requireValid(bank: Bank, consentId: string, now: number): Promise<void> {
  const request = {
    method: "GET",
    address: statusAddress(bank, consentId),
    what: "status of the consent",
    now,
  } as const;
  const wait = bank.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  let { consentStatus: status } = await ask(bank, request, consentStatus);
  for (const milliseconds of WAITS) {
    if (status !== "received" && status !== "partiallyAuthorised") break;
    await wait(milliseconds);
    status = (await ask(bank, request, consentStatus)).consentStatus;
  }
  if (status === "valid") return;
  const ending = Object.hasOwn(endings, status) ? endings[status] : undefined;
  if (ending === undefined)
    throw unexpected("The bank gave a consent a status that NextGenPSD2 1.3 does not have.");
  throw new SourceError(...ending);
}

/** Ends a consent at the bank; one that is gone already is no error. Throws `SourceError` if the bank keeps it. */
export async function deleteConsent(bank: Bank, consentId: string, now: number): Promise<void> {
  const address = addressOf(bank.base, ["consents", consentId]);
  const request = { method: "DELETE", address, what: "the end of the consent", now } as const;
  const answer = await send(bank, request);
  if (answer.ok) return;
  const error = await refusal(answer, request);
  if (!["gone", "expired", "revoked"].includes(error.code)) throw error;
}

function statusAddress(bank: Bank, consentId: string): string {
  return addressOf(bank.base, ["consents", consentId, "status"]);
}

/** It is sent in a header and an address from here on. */
function requireId(consentId: string): string {
  if (/^[\x21-\x7e]+$/.test(consentId)) return consentId;
  throw unexpected("The bank named the consent by an id that cannot be sent back.");
}

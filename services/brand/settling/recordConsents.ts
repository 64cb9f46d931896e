import { type ConsentState, readConsent } from "../../../src/chain/actions/consent.ts";
import { deliverMessages, PLAIN_MESSAGE_GAS } from "../../../src/chain/actions/delivery.ts";
import { consentCall } from "../../../src/chain/calls/consentCalls.ts";
import type { Journal } from "../../../src/chain/sending/journal.ts";
import type { SignedConsent } from "../../../src/chain/typedData.ts";
import type { Brand } from "../brand.ts";

/**
 * Records the consents that the chain does not have and would take now, in one transaction; one that fails leaves the others
 * alone, and its answer is skipped afterwards. All are signed with keys: `requireSignedByKey`.
 */
export async function recordConsents(
  { client, deployment, now }: Brand,
  consents: readonly SignedConsent[],
  journal: Journal,
): Promise<void> {
  const states = await Promise.all(consents.map((consent) => readConsent(client, deployment, consent)));
  const time = await now();
  const missing = consents.filter((consent, index) => isRecordable(consent, states[index]!, time));
  if (missing.length === 0) return;
  const messages = missing.map((consent) => consentCall(deployment, consent));
  await deliverMessages({ ...client, journal }, deployment, { messages, gasLimit: PLAIN_MESSAGE_GAS });
}

/** Whether the chain may record a consent at a time, Unix seconds: what it refuses costs gas at each try. */
export function isRecordable(
  { signedAt, until }: Pick<SignedConsent, "signedAt" | "until">,
  last: Pick<ConsentState, "signedAt" | "withdrawnAt">,
  now: number,
): boolean {
  return signedAt > last.signedAt && signedAt > last.withdrawnAt && until > now;
}

import { size } from "viem";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { CODE_MESSAGE_GAS, deliverMessages, PLAIN_MESSAGE_GAS } from "../../../src/chain/actions/delivery.ts";
import { consentCall } from "../../../src/chain/calls/consentCalls.ts";
import type { Journal } from "../../../src/chain/sending/journal.ts";
import type { SignedConsent } from "../../../src/chain/typedData.ts";
import type { Brand } from "../brand.ts";

/** Bytes of a plain key's signature. */
const KEY_SIGNATURE = 65;

/**
 * Records the consents that the chain does not have, in one transaction; one that fails leaves the others alone, and its
 * answer is skipped afterwards.
 */
export async function recordConsents(
  { client, deployment }: Brand,
  consents: readonly SignedConsent[],
  journal: Journal,
): Promise<void> {
  const states = await Promise.all(consents.map((consent) => readConsent(client, deployment, consent)));
  const missing = consents.filter((consent, index) => {
    const { signedAt, withdrawnAt } = states[index]!;
    return consent.signedAt > signedAt && consent.signedAt > withdrawnAt;
  });
  if (missing.length === 0) return;
  const messages = missing.map((consent) => consentCall(deployment, consent));
  const arePlain = messages.length > 0 && missing.every(({ signature }) => size(signature) <= KEY_SIGNATURE);
  const gasLimit = arePlain ? PLAIN_MESSAGE_GAS : CODE_MESSAGE_GAS;
  await deliverMessages({ ...client, journal }, deployment, { messages, gasLimit });
}

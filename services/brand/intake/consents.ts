import { CLOCK_DIFFERENCE } from "../../../src/chain/requests/sealRequest.ts";
import { hashOfConsent } from "../../../src/chain/signatures/consentHash.ts";
import type { SignedConsent } from "../../../src/chain/typedData.ts";
import { isSignedByKey } from "../../../src/signature/keySignature.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Brand } from "../brand.ts";

/**
 * Throws unless the subject signed a consent with its plain key, not later than now. The service pays for recording it: an
 * account's code could say yes when it is asked, and then no on chain, and burn its gas, as often as it is tried.
 */
export async function requireSignedByKey(
  { deployment, now }: Pick<Brand, "deployment" | "now">,
  consent: SignedConsent,
): Promise<void> {
  const { chainId, consentRegistry: address } = deployment;
  const hash = hashOfConsent({ chainId, address }, consent);
  const { subject, signature, signedAt } = consent;
  if (signedAt > (await now()) + CLOCK_DIFFERENCE) {
    throw new RequestRefusedError("SignedInFuture", "The consent is dated in the future.");
  }
  if (isSignedByKey(subject, { hash, signature })) return;
  throw new RequestRefusedError(
    "SignatureInvalid",
    `${subject} did not sign the consent, or not with a key: an account with code records it on chain first.`,
  );
}

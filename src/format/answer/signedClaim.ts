import * as z from "zod/v4";
import type { SignedClaim } from "../../chain/typedData.ts";
import { account, fieldElement, signature, time, uint256 } from "../reading/fields.ts";
import { toJson } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

export const signedClaimShape = z.strictObject({
  campaign: uint256,
  nullifier: fieldElement,
  payee: account,
  deadline: time,
  signature,
});

/** Reads a signed claim, as `Reader` describes. Does not check whether the answer's subject signed it. */
export const readSignedClaim: Reader<SignedClaim> = readerOf(signedClaimShape, "The claim");

/** The message that a relayer takes. */
export function writeSignedClaim({ campaign, nullifier, payee, deadline, signature }: SignedClaim): string {
  return toJson({ campaign, nullifier, payee, deadline, signature });
}

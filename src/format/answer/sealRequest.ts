import * as z from "zod/v4";
import type { SignedSealRequest } from "../../chain/sealRequest.ts";
import { account, fieldElement, signature, time, uint256, word } from "../reading/fields.ts";

export const sealRequestShape = z.strictObject({
  campaign: uint256,
  scope: fieldElement,
  nullifier: fieldElement,
  subject: account,
  recipient: word,
  requestedAt: time,
  signature,
});

/** A request with its fields in the order of the file, and nothing else. */
export function sealRequestFields(request: SignedSealRequest): SignedSealRequest {
  const { campaign, scope, nullifier, subject, recipient, requestedAt, signature } = request;
  return { campaign, scope, nullifier, subject, recipient, requestedAt, signature };
}

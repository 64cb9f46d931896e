import * as z from "zod/v4";
import type { SignedPermissionReceipt } from "../../chain/requests/permissionReceipt.ts";
import { account, signature, time, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type IssuersPlace, issuersPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-permission-receipt-1";

/** From issuer to customer: that it took a permission. */
export interface PermissionReceiptFile extends IssuersPlace {
  readonly format: typeof FORMAT;
  /** The customer as a decentralized identifier (did:pkh), such as `did:pkh:eip155:1:0x...`. */
  readonly customer: string;
  readonly receipt: SignedPermissionReceipt;
}

/** Reads the receipt of a permission, as `Reader` describes. Does not check the signature. */
export const readPermissionReceipt: Reader<PermissionReceiptFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...issuersPlace,
    customer: z.string().regex(/^did:pkh:eip155:\d{1,20}:0x[0-9a-fA-F]{40}$/, "must be a did:pkh"),
    receipt: z.strictObject({ issuerAccount: account, permission: word, receivedAt: time, signature }),
  }),
  "The receipt of a permission",
);

/** The file of the receipt of a permission. */
export function writePermissionReceipt({
  chainId,
  issuerRegistry,
  customer,
  receipt,
}: Omit<PermissionReceiptFile, "format">): string {
  const { issuerAccount, permission, receivedAt, signature: signed } = receipt;
  return toFileText({
    format: FORMAT,
    chainId,
    issuerRegistry,
    customer,
    receipt: { issuerAccount, permission, receivedAt, signature: signed },
  });
}

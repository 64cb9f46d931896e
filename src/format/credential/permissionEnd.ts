import * as z from "zod/v4";
import type { SignedPermissionEnd } from "../../chain/requests/permissionEnd.ts";
import { account, signature, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type IssuersPlace, issuersPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-permission-end-1";

/** From customer to issuer: that a permission ends. */
export interface PermissionEndFile extends IssuersPlace {
  readonly format: typeof FORMAT;
  readonly end: SignedPermissionEnd;
}

/** What the end of a permission must be; whether its account signed it is for `requirePermissionEnd` to say. */
export const permissionEndFileShape = z.strictObject({
  format: z.literal(FORMAT),
  ...issuersPlace,
  end: z.strictObject({ account, permission: word, signature }),
});

/** Reads the end of a permission, as `Reader` describes. */
export const readPermissionEnd: Reader<PermissionEndFile> = readerOf(
  permissionEndFileShape,
  "The end of the permission",
);

/** The file of the end of a permission. */
export function writePermissionEnd({
  chainId,
  issuerRegistry,
  end,
}: Omit<PermissionEndFile, "format">): string {
  const { account: by, permission, signature: signed } = end;
  return toFileText({
    format: FORMAT,
    chainId,
    issuerRegistry,
    end: { account: by, permission, signature: signed },
  });
}

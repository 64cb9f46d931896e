import * as z from "zod/v4";
import { sourceKinds } from "../../chain/actions/issuer.ts";
import type { SignedPermission } from "../../chain/requests/permission.ts";
import { ATTRIBUTE_COUNT } from "../../request/request.ts";
import { account, fieldElement, signature, text, time, uint256, word } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type IssuersPlace, issuersPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-permission-1";

/** From customer to issuer: what may be read, and for whom it may be vouched. */
export interface PermissionFile extends IssuersPlace {
  readonly format: typeof FORMAT;
  readonly permission: SignedPermission;
}

/** What a signed permission must be; whether its account signed it is for `requirePermission` to say. */
export const permissionShape = z.strictObject({
  account,
  issuer: uint256,
  source: z.enum(sourceKinds),
  schema: uint256,
  attributes: z.array(text.max(100)).min(1).max(ATTRIBUTE_COUNT),
  commitment: fieldElement,
  session: word,
  signedAt: time,
  until: time,
  signature,
});

export const permissionFileShape = z.strictObject({
  format: z.literal(FORMAT),
  ...issuersPlace,
  permission: permissionShape,
});

/** Reads a permission, as `Reader` describes. */
export const readPermission: Reader<PermissionFile> = readerOf(permissionFileShape, "The permission");

/** The file of a permission. */
export function writePermission(file: Omit<PermissionFile, "format">): string {
  return toFileText(permissionFields(file));
}

/** A permission with its fields in the order of the file, and nothing else. */
export function permissionFields({ chainId, issuerRegistry, permission }: Omit<PermissionFile, "format">) {
  const { account: by, issuer, source, schema, attributes, commitment, session } = permission;
  const { signedAt, until, signature: signed } = permission;
  return {
    format: FORMAT,
    chainId,
    issuerRegistry,
    permission: {
      account: by,
      issuer,
      source,
      schema,
      attributes,
      commitment,
      session,
      signedAt,
      until,
      signature: signed,
    },
  };
}

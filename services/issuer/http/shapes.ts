import * as z from "zod/v4";
import { permissionFileShape } from "../../../src/format/credential/permission.ts";
import { permissionEndFileShape } from "../../../src/format/credential/permissionEnd.ts";
import { word } from "../../../src/format/reading/fields.ts";

/** 32 bytes that only the customer has. They are in bodies and never in addresses, which are logged on the way. */
const session = word;

export const beginShape = z.strictObject({
  permission: permissionFileShape,
  session,
  given: z.unknown().optional(),
  returnTo: z.url().max(1000).optional(),
});

export const completeShape = z.strictObject({
  session,
  given: z.unknown().optional(),
  recover: z.boolean().default(false),
});

export const endShape = permissionEndFileShape;

export const operatorRevocationShape = z.strictObject({
  /** Name of the issuer. */
  issuer: z.string().max(100),
  /** The account at the source. */
  account: z.string().min(1).max(1000),
});

/** Numbers in addresses: short, without sign or leading zero. */
export const treeKeyShape = z.object({
  issuer: z
    .string()
    .regex(/^[1-9]\d{0,77}$/, { abort: true })
    .transform(BigInt),
  root: z
    .string()
    .regex(/^[1-9]\d{0,77}$/, { abort: true })
    .transform(BigInt),
});

export const chunkShape = z
  .string()
  .regex(/^(0|[1-9]\d{0,3})$/)
  .transform(Number);

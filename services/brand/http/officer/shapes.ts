import * as z from "zod/v4";
import { account } from "../../../../src/format/reading/fields.ts";

const by = z.string().min(1).max(200);
const version = z.int().min(1);
const note = z.string().max(5_000);
/** Long enough for the signature of a contract account. */
const signature = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2}){1,4096}$/, "must be bytes in hexadecimal digits")
  .transform((given) => given as `0x${string}`);
const signed = { by, address: account, signature, at: z.int().min(0) };

export const approvalOrderShape = z.strictObject({ ...signed, version, note: note.optional() });
export const targetApprovalShape = z.strictObject(signed);
/** Back to the marketer: with a reason, or nobody knows what to change. */
export const returnShape = z.strictObject({ by, version, note: note.min(1) });

import * as z from "zod/v4";
import { account, hexadecimal } from "../../../src/format/reading/fields.ts";
import { rightsReasons } from "../../../src/rights/states.ts";

/** The brand's own name for a customer; only its keyed digest is kept. */
const customer = z.string().min(1).max(300);

/** Of a campaign: short, without sign or leading zero. */
export const campaignNumber = z
  .string()
  .regex(/^[1-9]\d{0,77}$/, { error: "must be the number of a campaign", abort: true })
  .transform(BigInt);

export const linkOrderShape = z.strictObject({
  campaign: campaignNumber,
  /** Where it is shown, such as "page" or "till". */
  channel: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, "must be small letters, digits and hyphens"),
  customer: customer.optional(),
});

export const nonceOrderShape = z.strictObject({ customer });

/** A token of a link, a session or a nonce. */
export const token = z.string().regex(/^[\w-]{22}$/, "must be a token of 22 characters");

export const linkShape = z.strictObject({
  nonce: token,
  subject: account,
  signature: hexadecimal(64, 65),
});

/** The same from the brand's own programs, which know whose nonce it was. */
export const ownLinkShape = linkShape.extend({ customerId: customer });

export const rightsReplyShape = z.strictObject({
  state: z.enum(["in_progress", "fulfilled", "denied"]),
  reason: z.enum(rightsReasons).optional(),
  words: z.string().max(5_000).optional(),
  extend: z.boolean().optional(),
});

/** Hash of a request about rights. */
export const rightsId = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/)
  .transform((hash) => hash.toLowerCase() as `0x${string}`);

import * as z from "zod/v4";
import { webhookKey } from "../../../../src/brand/webhooks/secret.ts";
import { purposes } from "../../../../src/consent/dpv/purposes.ts";
import { channels } from "../../../../src/consent/terms/words.ts";
import { uint256 } from "../../../../src/format/reading/fields.ts";
import { targetKinds } from "../../store/outside/targets.ts";

/** The brand's own name for a customer. */
const customerId = z.string().min(1).max(300);
const channel = z.enum(channels);

export const decisionOrderShape = z.union([
  z.strictObject({ customerId, campaign: uint256, channel: channel.optional() }),
  z.strictObject({
    customerId,
    purpose: z.enum(Object.keys(purposes) as [string, ...string[]], "must be a purpose of the terms"),
    channel,
  }),
]);

export const audienceOrderShape = z.strictObject({
  campaign: uint256,
  segment: z.int().min(0).max(4),
  channel,
  after: z.string().max(42).optional(),
});

const secret = z.string().max(200).refine(isWebhookSecret, "must be whsec_ and 24 to 64 bytes in base64");

export const targetShape = z.strictObject({
  kind: z.enum(targetKinds),
  url: z.string().max(1000),
  /** Campaigns that it hears of; by default all. */
  campaigns: z.array(uint256).min(1).max(100).optional(),
  /** Of a segment target: the write key of its source. */
  writeKey: z.string().min(1).max(200).optional(),
  /** Of a webhook; by default one is made. */
  secret: secret.optional(),
});

export const approvalShape = z.strictObject({ by: z.string().min(1).max(200) });
export const replayShape = z.strictObject({ after: z.int().min(0) });
/** Which of a customer's answers. */
export const contestShape = z.strictObject({ customerId, campaign: uint256 });
export const whyShape = contestShape.extend({
  /** As browsers say it, such as "nl-BE". */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/, 'must be a language such as "en"')
    .default("en"),
});

export const erasureShape = z.strictObject({ customerId });

/** Where to go on telling withdrawals, and how many seconds to wait for one. */
export const withdrawalsQuery = z.object({
  after: z.coerce.number().int().min(0).optional(),
  hold: z.coerce.number().int().min(0).max(25).default(0),
});

function isWebhookSecret(given: string): boolean {
  try {
    webhookKey(given);
    return true;
  } catch {
    return false;
  }
}

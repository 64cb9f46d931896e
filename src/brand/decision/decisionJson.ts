import * as z from "zod/v4";
import { uint256, word } from "../../format/reading/fields.ts";
import { type ContentDecision, decisionFaults, generalReasons } from "./decision.ts";

const time = z.int().min(0);

/** A decision as it travels; big integers are decimal strings. */
export const decisionShape = z.discriminatedUnion("content", [
  z.object({
    content: z.literal("personal"),
    campaign: uint256,
    segment: z.int().min(0).max(4),
    expiry: time,
    reason: z.literal("answered"),
    terms: word,
    nullifier: uint256,
  }),
  z.object({
    content: z.literal("general"),
    reason: z.enum(generalReasons),
    campaign: uint256.optional(),
    again: time.optional(),
    fault: z.enum(decisionFaults).optional(),
  }),
]);

/** What `decisionShape` reads. */
export function decisionJson(decision: ContentDecision): Readonly<Record<string, unknown>> {
  if (decision.content === "personal") {
    const { content, campaign, segment, expiry, reason, terms, nullifier } = decision;
    return { content, campaign: `${campaign}`, segment, expiry, reason, terms, nullifier: `${nullifier}` };
  }
  const { content, reason, campaign, again, fault } = decision;
  return { content, reason, ...(campaign !== undefined && { campaign: `${campaign}` }), again, fault };
}

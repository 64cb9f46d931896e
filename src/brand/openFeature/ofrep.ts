import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/v4";
import { type Channel, channels } from "../../consent/terms/words.ts";
import type { ContentDecision } from "../decision/decision.ts";
import { flagKey } from "./flag.ts";
import { resolutionOf } from "./resolution.ts";

// OpenFeature's Remote Evaluation Protocol (OFREP) 0.3.0: what goes over HTTP.

/** A reply; the body is JSON. */
export interface OfrepReply {
  readonly status: 200 | 304 | 400 | 404 | 500;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Who asks for flags, and where they will be shown. */
export interface OfrepContext {
  /** The brand's number of the customer. */
  readonly customerId: string;
  /** Where it will be shown; undefined: wherever the campaign's terms say. */
  readonly channel: Channel | undefined;
}

type OfrepErrorCode =
  | "PARSE_ERROR"
  | "TARGETING_KEY_MISSING"
  | "INVALID_CONTEXT"
  | "FLAG_NOT_FOUND"
  | "GENERAL";

const contextShape = z.object({
  context: z.looseObject({
    targetingKey: z.string().max(200).optional(),
    channel: z.enum(channels).optional(),
  }),
});

/** The context in a body of a request, or the reply that refuses it. `key` is the flag, if it is asked for one. */
export function readOfrepContext(body: string, key?: string): OfrepContext | OfrepReply {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return ofrepError(400, "PARSE_ERROR", "The body is not JSON.", key);
  }
  const read = contextShape.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return ofrepError(400, "INVALID_CONTEXT", `${issue?.path.join(".")}: ${issue?.message}`, key);
  }
  const { targetingKey, channel } = read.data.context;
  if (targetingKey === undefined || targetingKey === "") {
    return ofrepError(400, "TARGETING_KEY_MISSING", "targetingKey names the customer.", key);
  }
  return { customerId: targetingKey, channel };
}

export function isOfrepReply(given: OfrepContext | OfrepReply): given is OfrepReply {
  return "status" in given;
}

/** The reply about one flag. */
export function evaluationReply(key: string, decision: ContentDecision): OfrepReply {
  const flag = evaluationOf(key, decision);
  return reply("errorCode" in flag ? 500 : 200, flag);
}

/**
 * The reply about all flags of a customer, tagged by what is in it.
 *
 * @param known The tag of what the caller has already (`If-None-Match`).
 */
export function bulkReply(
  decisions: readonly { readonly campaign: bigint; readonly decision: ContentDecision }[],
  known?: string,
): OfrepReply {
  const flags = decisions.map(({ campaign, decision }) => evaluationOf(flagKey(campaign), decision));
  const body = JSON.stringify({ flags });
  const etag = `"${bytesToHex(sha256(utf8ToBytes(body))).slice(0, 32)}"`;
  // What is decided for one customer is for nobody's cache but the caller's own.
  const headers = { etag, "cache-control": "private, no-cache" };
  if (known === etag) return { status: 304, headers, body: "" };
  return { status: 200, headers: { ...headers, "content-type": "application/json" }, body };
}

export function flagNotFound(key: string): OfrepReply {
  return ofrepError(404, "FLAG_NOT_FOUND", "No campaign has this key; it is decdp_ and a number.", key);
}

function evaluationOf(key: string, decision: ContentDecision) {
  const resolution = resolutionOf(decision);
  if (!("errorCode" in resolution)) return { key, ...resolution };
  return { key, ...resolution, errorDetails: "It could not be decided; show general content." };
}

function ofrepError(
  status: OfrepReply["status"],
  errorCode: OfrepErrorCode,
  errorDetails: string,
  key?: string,
): OfrepReply {
  return reply(status, { ...(key !== undefined && { key }), errorCode, errorDetails });
}

function reply(status: OfrepReply["status"], body: object): OfrepReply {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(body) };
}

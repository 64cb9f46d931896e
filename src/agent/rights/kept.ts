import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import type { RightsReply } from "../../chain/requests/rightsReply.ts";
import type { RightsAction } from "../../chain/requests/rightsRequest.ts";
import { account, time, word } from "../../format/reading/fields.ts";
import { readRightsReplyFile } from "../../format/record/rightsReplyFile.ts";
import { readRightsRequestFile } from "../../format/record/rightsRequestFile.ts";
import { latestDue, usuallyDue } from "../../rights/clock.ts";
import { isEnd, type RightsReason, type RightsState } from "../../rights/states.ts";

/** A request about rights as the customer keeps it, with everything that the brand signed about it. */
export interface KeptRight {
  /** Hash of the request. */
  readonly id: Hex;
  readonly brand: Address;
  /** The brand's domain; empty where none is known. */
  readonly domain: string;
  /** File of the request. */
  readonly request: string;
  /** Files of the replies, in the order in which they came. */
  readonly replies: readonly string[];
  /** File of the revocation, if the customer took the request back. */
  readonly revocation?: string | undefined;
  /** When the brand was first handed the request, with or without a receipt; Unix seconds, as the other times. */
  readonly handedAt?: number | undefined;
  /** When the brand last said how it stands. */
  readonly lookedAt?: number | undefined;
}

export const keptRightShape = z.strictObject({
  id: word,
  brand: account,
  domain: z.string(),
  request: z.string(),
  replies: z.array(z.string()),
  revocation: z.string().optional(),
  handedAt: time.optional(),
  lookedAt: time.optional(),
}) as unknown as z.ZodType<KeptRight>;

/** How a request about rights stands on the customer's side. Times are Unix seconds. */
export interface RightStanding {
  readonly id: Hex;
  readonly domain: string;
  readonly action: RightsAction;
  readonly campaign: bigint;
  readonly requestedAt: number;
  /** "waiting" until there is a receipt. */
  readonly state: RightsState | "waiting";
  readonly reason: RightsReason;
  /** What the brand said last. */
  readonly words: string;
  readonly dueAt: number;
  /** Whether the brand should have come to an end by now. */
  readonly isLate: boolean;
}

export function standingOfRight(kept: KeptRight, now: number): RightStanding {
  const { id, domain } = kept;
  const { action, campaign, requestedAt } = readRightsRequestFile(kept.request).request;
  const last = lastReplyTo(kept);
  const dueAt = dueOf(kept);
  return {
    ...{ id, domain, action, campaign, requestedAt, dueAt },
    state: last?.state ?? "waiting",
    reason: last?.reason ?? "",
    words: last?.words ?? "",
    isLate: now > dueAt && !isOver(kept),
  };
}

/** Whether a request has come to its end. */
export function isOver(kept: KeptRight): boolean {
  const last = lastReplyTo(kept);
  return last !== undefined && isEnd(last.state);
}

/** What the brand said last; undefined before the receipt. */
export function lastReplyTo({ replies }: KeptRight): RightsReply | undefined {
  const text = replies.at(-1);
  return text === undefined ? undefined : readRightsReplyFile(text).reply;
}

/**
 * Since when the brand's month runs: since it received the request by its own receipt, but not later than it was handed to
 * it; before that, since the request was made, because a brand has to be within reach.
 */
export function beganAt({ request, replies, handedAt }: KeptRight): number {
  const received = replies.map((text) => readRightsReplyFile(text).reply.receivedAt);
  const known = [...received, ...(handedAt === undefined ? [] : [handedAt])];
  return known.length > 0 ? Math.min(...known) : readRightsRequestFile(request).request.requestedAt;
}

/** A month, unless the brand said in time that it takes up to two months more; see `acceptReply`. */
function dueOf(kept: KeptRight): number {
  const began = beganAt(kept);
  const last = lastReplyTo(kept);
  const isPutOff = last !== undefined && last.dueAt > usuallyDue(last.receivedAt);
  return isPutOff ? Math.min(last.dueAt, latestDue(began)) : usuallyDue(began);
}

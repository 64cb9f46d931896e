import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import { account, period, text, time, uint256, word } from "../../format/reading/fields.ts";

/**
 * What became of a request: it waits for the customer; the customer or the settings said no; it was answered; the
 * permission was withdrawn.
 */
export const requestStates = ["waiting", "refused", "answered", "withdrawn"] as const;
export type RequestState = (typeof requestStates)[number];

/** A request that reached the agent. */
export interface KnownRequest {
  readonly campaign: bigint;
  readonly brand: Address;
  readonly domain: string;
  readonly terms: Hex;
  readonly purpose: string;
  /** Unix seconds. */
  readonly receivedAt: number;
  readonly state: RequestState;
  /** When the "no" is said unless there is an answer by then, Unix seconds; undefined once either was sent. */
  readonly noAt?: number | undefined;
  /** The last answer. */
  readonly answer?: KnownAnswer | undefined;
  /** When the last consent to the terms was signed; a withdrawal is never dated earlier. Unix seconds. */
  readonly consentSignedAt?: number | undefined;
  /** BCP 47 tag of the language in which the customer read it. */
  readonly language: string;
  /** The published campaign as it arrived. */
  readonly text: string;
}

export interface KnownAnswer {
  readonly period: number;
  readonly nullifier: bigint;
  /** 0 to 4. */
  readonly segment: number;
}

export const knownRequestShape = z.strictObject({
  campaign: uint256,
  brand: account,
  domain: text,
  terms: word,
  purpose: text,
  receivedAt: time,
  state: z.enum(requestStates),
  noAt: time.optional(),
  answer: z.strictObject({ period, nullifier: uint256, segment: z.int().min(0).max(4) }).optional(),
  consentSignedAt: time.optional(),
  language: text,
  text: z.string().max(1_000_000),
}) as unknown as z.ZodType<KnownRequest>;

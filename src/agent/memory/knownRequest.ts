import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import type { ShownWords } from "../../consent/receipt/file/receipt.ts";
import { type LifeEvent, lifeEvents } from "../../consent/receipt/life/states.ts";
import type { RequestFacts } from "../../consent/settings/facts.ts";
import type { Actor } from "../../consent/settings/history.ts";
import { renderingShape } from "../../consent/terms/rendering.ts";
import { account, period, signature, text, time, uint256, word } from "../../format/reading/fields.ts";
import type { BrandFile } from "../request/brandFile.ts";
import { type ExplainedGroup, explainedGroupShape } from "./explainedGroup.ts";
import { factsShape } from "./factsShape.ts";

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
  /** The last consent to the terms that the agent signed. */
  readonly consent?: KnownConsent | undefined;
  /** Until when consents before that count, if somebody has them; Unix seconds. */
  readonly earlierUntil?: number | undefined;
  /** When the withdrawal was signed, Unix seconds. */
  readonly withdrawnAt?: number | undefined;
  /** The signed withdrawal. */
  readonly withdrawal?: string | undefined;
  /** Accounts of recipients, as the brand's domain named them. */
  readonly processors?: BrandFile["processors"];
  /** What the customer was last shown of why they are in their group; `at` in Unix seconds. */
  readonly explained?: (ExplainedGroup & { readonly at: number }) | undefined;
  /** As settings saw it when it arrived; absent while no card fits. */
  readonly arrived?: Arrival | undefined;
  /** What happened and has no receipt yet; the chain's part of it is looked up there. */
  readonly happenings: readonly Happening[];
  /** BCP 47 tag of the language in which the customer read it. */
  readonly language: string;
  /** The published campaign as it arrived. */
  readonly text: string;
}

/** What settings looked at when a request arrived. */
export interface Arrival {
  readonly facts: RequestFacts;
  /** How many events the history had. */
  readonly events: number;
}

/** Times are Unix seconds. */
export interface KnownConsent {
  readonly signedAt: number;
  readonly until: number;
  /** Whether the customer gave it in person. */
  readonly by: Actor;
  /** The words that it names. */
  readonly shown: ShownWords;
}

/** Something that happened to a consent. Times are Unix seconds. */
export interface Happening {
  readonly event: LifeEvent;
  readonly at: number;
  /** For "deferred", "given" and "renewed". */
  readonly until?: number | undefined;
  readonly by: Actor;
}

export interface KnownAnswer {
  readonly period: number;
  readonly nullifier: bigint;
  /** 0 to 4. */
  readonly segment: number;
}

const shownShape = z.strictObject({ rendering: renderingShape, signature: signature.optional() });

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
  consent: z
    .strictObject({ signedAt: time, until: time, by: z.enum(["person", "software"]), shown: shownShape })
    .optional(),
  earlierUntil: time.optional(),
  withdrawnAt: time.optional(),
  withdrawal: z.string().max(20_000).optional(),
  processors: z.array(z.strictObject({ name: text, account })).optional(),
  explained: explainedGroupShape.optional(),
  arrived: z.strictObject({ facts: factsShape, events: z.int().min(0) }).optional(),
  happenings: z.array(
    z.strictObject({
      event: z.enum(lifeEvents),
      at: time,
      until: time.optional(),
      by: z.enum(["person", "software"]),
    }),
  ),
  language: text,
  text: z.string().max(1_000_000),
}) as unknown as z.ZodType<KnownRequest>;

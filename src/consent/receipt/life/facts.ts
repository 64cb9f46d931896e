import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import { account, chainId, time, word } from "../../../format/reading/fields.ts";
import type { Actor } from "../../settings/history.ts";
import { UUID } from "../form/form.ts";
import { type LifeEvent, lifeEvents, lifeStates, type Party, parties } from "./states.ts";

/** Where something stands on chain. */
export interface ChainPosition {
  readonly block: number;
  readonly transaction: Hex;
  /** Index of the log in its block. */
  readonly log: number;
}

/** What happened, when, and where the chain has it. Times are Unix seconds. */
export interface ReceiptFacts {
  /** A random UUID of this receipt. */
  readonly id: string;
  /** When the receipt was made. */
  readonly created: number;
  readonly event: LifeEvent;
  /** When it happened. */
  readonly at: number;
  /** Until when it counts; only for events that say so: deferred, given, renewed. */
  readonly until?: number | undefined;
  /** Who acted. */
  readonly party: Party;
  /** Whether a person acted, or software on the party's behalf. For "shown", whether a person saw it. */
  readonly by: Actor;
  /** The software that showed the words and made the receipt. */
  readonly agent: { readonly name: string; readonly version: string };
  readonly subject: Address;
  /** The account that published the terms. */
  readonly brand: Address;
  readonly chainId: number;
  /** The `ConsentRegistry`. */
  readonly contract: Address;
  /** The event that published the terms. */
  readonly published: ChainPosition;
  /** The consent or withdrawal; absent for events before any. */
  readonly recorded?: ChainPosition | undefined;
  /** Hash of the previous receipt of the same life; absent in the first. */
  readonly previous?: Hex | undefined;
}

/** Lower case, so that a receipt has one spelling only. */
const lower = (given: string) => given === given.toLowerCase();
const address = account.refine(lower, "must be in lower case");
const hash = word.refine(lower, "must be in lower case");
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const name = z.string("must be text").regex(/^[A-Za-z0-9._~+-]{1,60}$/, "must be a name without spaces");

const position = z.strictObject({ block: count, transaction: hash, log: count });

/** What the facts of a receipt must be. */
export const factsShape = z
  .strictObject({
    id: z.string("must be text").regex(new RegExp(`^${UUID}$`), "must be a random UUID in lower case"),
    created: time,
    event: z.enum(lifeEvents),
    at: time,
    until: time.optional(),
    party: z.enum(parties),
    by: z.enum(["person", "software"]),
    agent: z.strictObject({ name, version: name }),
    subject: address,
    brand: address,
    chainId,
    contract: address,
    published: position,
    recorded: position.optional(),
    previous: hash.optional(),
  })
  .superRefine((facts, context) => {
    for (const message of contradictionsIn(facts)) context.addIssue({ code: "custom", message });
  });

/** What cannot be true of an event, in words. */
function contradictionsIn({ event, at, until, party, created, recorded }: ReceiptFacts): string[] {
  const { lasts, boundTo, parties: possible } = lifeStates[event];
  return [
    ...(possible.includes(party) ? [] : [`"${event}" is brought about by the ${possible.join(" or the ")}`]),
    ...((lasts === "time") === (until !== undefined)
      ? []
      : [`"until" is ${lasts === "time" ? "missing" : "not known"} for "${event}"`]),
    ...(until === undefined || until > at ? [] : ['"until" is not later than "at"']),
    ...(created >= at ? [] : ['"created" is before "at"']),
    ...((boundTo === "TermsPublished") === (recorded === undefined)
      ? []
      : [`"recorded" is ${recorded ? "not known" : "missing"} for "${event}"`]),
  ];
}

import type { Address } from "viem";
import { InvalidValueError } from "../../errors.ts";
import type { Store } from "../../store.ts";
import { inTurn } from "../privacy/inTurn.ts";
import { addTap } from "./tapCounts.ts";
import { tapOf } from "./validation.ts";

// The stop is a part of the customer's light record, so that an erasure takes it away: customer/<subject>/stopped/<campaign>.
// A tap is counted and forgotten; that an answer was counted is kept by its nullifier until it cannot come again.

export interface TapToTake {
  /** The campaign that decided who gets the offer. */
  readonly campaign: bigint;
  readonly subject: Address;
  /** The customer's segment in that campaign. */
  readonly offeredTo: number;
  /** The segment of the validation's answer, which is the tap. */
  readonly tapped: number;
  /** Of the validation's answer. */
  readonly nullifier: bigint;
  /** When the offer ends, Unix seconds: nothing that is kept of the tap outlives it. */
  readonly until: number;
  /** Of the process: several on one store count apart, and are added up. */
  readonly writer?: string;
}

/**
 * What a brand does with a settled validation: "not for me" and "bought it already" stop the offer at once, before anything
 * is counted. Repeated, it counts nothing twice; a crash loses one count at most. Throws `InvalidValueError` for a segment
 * that is no tap.
 */
export async function takeTap(store: Store, taken: TapToTake): Promise<void> {
  const { campaign, subject, offeredTo, tapped, nullifier, until, writer = "one" } = taken;
  const tap = tapOf(tapped);
  if (tap === undefined) {
    throw new InvalidValueError(`Segment ${tapped} is no tap.`, {
      details: { tapped },
      hint: "It is 1 to 3. An answer without a tap counts for nothing.",
    });
  }
  if (tap !== "right for me") await store.set(stopKey(subject, campaign), JSON.stringify({ until }));
  const seen = `${seenKeys}${campaign}/${nullifier}`;
  await inTurn(store, async () => {
    if ((await store.get(seen)) !== undefined) return;
    await store.set(seen, JSON.stringify({ until }));
    await addTap(store, { campaign, segment: offeredTo, tap, writer });
  });
}

/** Whether a customer has stopped a campaign's offer at `now`, Unix seconds. */
export async function isOfferStopped(
  store: Store,
  { campaign, subject, now }: { readonly campaign: bigint; readonly subject: Address; readonly now: number },
): Promise<boolean> {
  const text = await store.get(stopKey(subject, campaign));
  return text !== undefined && now < untilOf(stopKey(subject, campaign), text);
}

/** The offers that a customer has stopped, for whoever asks what is kept. */
export async function stoppedOffers(
  store: Store,
  subject: Address,
): Promise<{ readonly campaign: bigint; readonly until: number }[]> {
  const stops: { campaign: bigint; until: number }[] = [];
  for (const key of await store.list(`customer/${subject.toLowerCase()}/stopped/`)) {
    const text = await store.get(key);
    if (text !== undefined)
      stops.push({ campaign: BigInt(key.split("/").at(-1)!), until: untilOf(key, text) });
  }
  return stops;
}

/** Forgets stops of offers that have ended by `now` (Unix seconds), and which answers were counted for them. */
export async function forgetEndedOffers(store: Store, now: number): Promise<void> {
  const stops = (await store.list("customer/")).filter((key) => key.split("/")[2] === "stopped");
  for (const key of [...stops, ...(await store.list(seenKeys))]) {
    const text = await store.get(key);
    if (text !== undefined && now >= untilOf(key, text)) await store.delete(key);
  }
}

const seenKeys = "validation/counted/";

function stopKey(subject: Address, campaign: bigint): string {
  return `customer/${subject.toLowerCase()}/stopped/${campaign}`;
}

function untilOf(key: string, text: string): number {
  try {
    const { until } = JSON.parse(text) as { until: unknown };
    if (Number.isSafeInteger(until)) return until as number;
  } catch {
    // The error below says the same.
  }
  throw new InvalidValueError(`What is kept at ${key} is malformed.`, {
    details: { key, text },
    hint: "Something else changed the store. Restore it; until then show no offer.",
  });
}

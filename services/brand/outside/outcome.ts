import { secondsUntilRetry } from "../../../src/brand/webhooks/retry.ts";
import type { Query } from "../../shared/database/database.ts";
import { type Delivery, endDeliveries, FLIGHT, failDelivery } from "../store/outside/deliveries.ts";
import { guardedPost, LONGEST_POST, type Post, type Reach } from "./guardedPost.ts";

/** Milliseconds from the end of a message to the end of its mark. */
const MARGIN = 200;

/** What became of a message: it was taken, or why not. */
export type Outcome =
  | { readonly isTaken: true }
  | { readonly isTaken: false; readonly failure: string; readonly retryAfter?: number };

/** Deliveries that were marked as under way, and may be sent for as long as the mark counts. */
export interface Flight {
  /** Of `performance.now()`: from then on there is no time to send anything. */
  readonly end: number;
  /** Told what became of each message. */
  readonly count: (became: Became) => void;
}

/** For the figures: a target took a message, or it is tried again later. */
export type Became = "taken" | "failed";

/** Begins before the mark is made. */
export function beginFlight(count: Flight["count"] = () => {}): Flight {
  return { end: performance.now() + FLIGHT - LONGEST_POST - MARGIN, count };
}

/** Sends a message while the mark counts. Never throws. */
export async function send(
  post: Post,
  { reach, flight }: { reach: Reach; flight: Flight },
): Promise<Outcome> {
  const outcome = await attempt(post, { reach, flight });
  flight.count(outcome.isTaken ? "taken" : "failed");
  return outcome;
}

async function attempt(post: Post, { reach, flight }: { reach: Reach; flight: Flight }): Promise<Outcome> {
  if (performance.now() > flight.end) return { isTaken: false, failure: "The database was too slow." };
  try {
    const { status, retryAfter } = await guardedPost(post, reach);
    if (status >= 200 && status < 300) return { isTaken: true };
    const failure = `HTTP status ${status}`;
    return { isTaken: false, failure, ...(retryAfter !== undefined && { retryAfter }) };
  } catch (error) {
    return { isTaken: false, failure: (error as Error).message };
  }
}

/** Notes what became of deliveries that went together. */
export async function settle(query: Query, deliveries: readonly Delivery[], outcome: Outcome): Promise<void> {
  if (outcome.isTaken) return endDeliveries(query, deliveries);
  const { failure, retryAfter = 0 } = outcome;
  for (const delivery of deliveries) {
    const seconds = secondsUntilRetry(delivery.tries, { retryAfter });
    const notBefore = seconds === undefined ? undefined : Math.round(Date.now() + seconds * 1000);
    await failDelivery(query, delivery, { failure, notBefore });
  }
}

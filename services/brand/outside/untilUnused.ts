import type { Address } from "viem";
import type { Query } from "../../shared/database/database.ts";
import { untilLeasesAreOver } from "../deciding/lease.ts";
import { FLIGHT, isUnderWay } from "../store/outside/deliveries.ts";

/** Milliseconds between two looks. */
const LOOK = 25;

/**
 * Waits until nothing of a customer is in use any more that was read before now: decisions on their way to a page, and
 * messages on their way to a target. Whoever has recorded a withdrawal waits for this before acknowledging it. It takes a
 * moment, and a target that hangs cannot make it longer than a few seconds.
 */
export async function untilUnused(query: Query, subject: Address): Promise<void> {
  const end = Date.now() + FLIGHT;
  await untilLeasesAreOver();
  while (Date.now() < end && (await isUnderWay(query, subject, Date.now()))) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}

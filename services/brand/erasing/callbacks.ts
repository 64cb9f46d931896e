import { openDsrStatus } from "../../../src/brand/openDsr/replies.ts";
import type { Query } from "../../shared/database/database.ts";
import type { Flight } from "../outside/outcome.ts";
import { send, settle } from "../outside/outcome.ts";
import type { OutsideParts } from "../outside/parts.ts";
import { addDeliveries, type Delivery, endDeliveries } from "../store/outside/deliveries.ts";
import { type ErasureRequest, findErasure } from "../store/outside/erasureRequests.ts";
import { allTargets, type Target } from "../store/outside/targets.ts";

/** Nobody is named in what is called back. */
const NOBODY = "0x0000000000000000000000000000000000000000";

/** The approved targets that a request wants to be called back at; undefined if one of its addresses is none. */
export async function callbackTargets(
  query: Query,
  callbacks: readonly string[],
): Promise<readonly Target[] | undefined> {
  const targets = await allTargets(query);
  const found = callbacks.map((url) =>
    targets.find((one) => one.kind === "opendsr" && one.approved !== undefined && one.url === url),
  );
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** Puts the state of a request on its way to whoever wants to be called back. */
export async function callBack(query: Query, { id, callbacks }: ErasureRequest, now: number): Promise<void> {
  const targets = (await callbackTargets(query, callbacks)) ?? [];
  await addDeliveries(
    query,
    targets.map(({ target }) => ({
      ...{ target, item: id, subject: NOBODY, customerId: "", position: now, isUrgent: false },
      event: undefined,
    })),
  );
}

/** Tells how requests stand, signed. */
export async function sendCallbacks(
  parts: OutsideParts,
  { url }: Target,
  deliveries: readonly Delivery[],
  flight: Flight,
): Promise<void> {
  const { query } = parts.database;
  await Promise.all(
    deliveries.map(async (delivery) => {
      const erasure = await findErasure(query, delivery.item);
      if (erasure === undefined) return endDeliveries(query, [delivery]);
      const body = openDsrStatus(parts.processor.domain, erasure, url);
      const headers = { "content-type": "application/json", ...parts.processor.headersOf(body) };
      await settle(query, [delivery], await send({ url, headers, body }, { reach: parts.reach, flight }));
    }),
  );
}

import { batchRequests } from "../../../src/brand/segmentSpec/batch.ts";
import {
  clearedMessages,
  knownMessages,
  type SegmentMessage,
} from "../../../src/brand/segmentSpec/messages.ts";
import { type Copy, copiesOf, dropCopies, noteCopies } from "../store/outside/copies.ts";
import { type Delivery, endDeliveries } from "../store/outside/deliveries.ts";
import { findNames } from "../store/outside/names.ts";
import type { Target } from "../store/outside/targets.ts";
import { addUses, type SegmentUse } from "../store/outside/uses.ts";
import { knownNow } from "./knownNow.ts";
import { type Flight, send, settle } from "./outcome.ts";
import type { OutsideParts } from "./parts.ts";

/** What a customer data platform has to hear of one customer. */
interface News {
  readonly delivery: Delivery;
  readonly messages: readonly SegmentMessage[];
  readonly known: readonly Copy[];
  readonly cleared: readonly Copy[];
  readonly uses: readonly SegmentUse[];
}

/**
 * Tells a customer data platform how customers stand at this moment: traits of what is known, and clears what it has and may
 * not have any more. A customer of whom it never heard, and may not hear, is not mentioned.
 */
export async function sendAudience(
  parts: OutsideParts,
  target: Target,
  deliveries: readonly Delivery[],
  flight: Flight,
): Promise<void> {
  const { query } = parts.database;
  const customerIds = deliveries.map(({ customerId }) => customerId);
  const names = await findNames(query, customerIds);
  const copies = Map.groupBy(
    await copiesOf(query, target.target, customerIds),
    ({ customerId }) => customerId,
  );
  const news: News[] = [];
  for (const delivery of deliveries) {
    const sealed = names.get(delivery.customerId);
    if (sealed === undefined) continue;
    const had = copies.get(delivery.customerId) ?? [];
    news.push(await newsOf(parts, target, { delivery, name: parts.open(sealed), had }));
  }
  const told = news.filter(({ messages }) => messages.length > 0);
  const silent = deliveries.filter((delivery) => !told.some((one) => one.delivery === delivery));
  await endDeliveries(query, silent);
  if (told.length === 0) return;
  // Noted before they are sent: whatever happens on the way, they may be there.
  await noteCopies(
    query,
    told.flatMap(({ known }) => known),
    parts.now(),
  );
  await addUses(
    query,
    told.flatMap(({ uses }) => uses),
  );
  const [writeKey = ""]: string[] = JSON.parse(parts.open(target.sealedSecrets));
  const requests = batchRequests(
    { url: target.url, writeKey },
    told.flatMap(({ messages }) => messages),
  );
  for (const request of requests) {
    const outcome = await send(request, { reach: parts.reach, flight });
    if (!outcome.isTaken) {
      return settle(
        query,
        told.map(({ delivery }) => delivery),
        outcome,
      );
    }
  }
  await dropCopies(
    query,
    told.flatMap(({ cleared }) => cleared),
  );
  await endDeliveries(
    query,
    told.map(({ delivery }) => delivery),
  );
}

async function newsOf(
  { database, offers, now }: OutsideParts,
  { target, campaigns }: Target,
  {
    delivery,
    name,
    had,
  }: { readonly delivery: Delivery; readonly name: string; readonly had: readonly Copy[] },
): Promise<News> {
  const { customerId, subject, position } = delivery;
  const about = (await offers()).filter(({ campaign }) => campaigns?.includes(campaign) ?? true);
  const at = now();
  const known = await knownNow(database.query, customerId, about, at);
  const cleared = had.filter((copy) => !known.some(({ campaign }) => campaign === copy.campaign));
  const origin = (campaign: bigint) => ({ customerId: name, campaign, id: `${position}`, at });
  return {
    delivery,
    messages: [
      ...cleared.flatMap(({ campaign }) => clearedMessages(origin(campaign))),
      ...known.flatMap((one) => knownMessages(origin(one.campaign), one)),
    ],
    known: known.map(({ campaign }) => ({ target, customerId, campaign, subject })),
    cleared,
    uses: known.map(({ campaign, nullifier }) => ({ subject, campaign, nullifier, at })),
  };
}

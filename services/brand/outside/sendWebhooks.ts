import { type WebhookEvent, webhookBody } from "../../../src/brand/webhooks/event.ts";
import { signWebhook } from "../../../src/brand/webhooks/signature.ts";
import { type Delivery, endDeliveries } from "../store/outside/deliveries.ts";
import { findNames } from "../store/outside/names.ts";
import type { Target } from "../store/outside/targets.ts";
import { addUses } from "../store/outside/uses.ts";
import type { OutsideEvent } from "./events.ts";
import { consentedNow, knownNow } from "./knownNow.ts";
import { type Flight, send, settle } from "./outcome.ts";
import type { OutsideParts } from "./parts.ts";

/** Sends what was taken to a webhook, each message on its own. What may not be said any more is dropped. */
export async function sendWebhooks(
  parts: OutsideParts,
  target: Target,
  deliveries: readonly Delivery[],
  flight: Flight,
): Promise<void> {
  const { query } = parts.database;
  const names = await findNames(
    query,
    deliveries.map(({ customerId }) => customerId),
  );
  const secrets: string[] = JSON.parse(parts.open(target.sealedSecrets));
  await Promise.all(
    deliveries.map(async (delivery) => {
      const sealed = names.get(delivery.customerId);
      const event = sealed === undefined ? undefined : await eventNow(parts, delivery, parts.open(sealed));
      if (event === undefined) return endDeliveries(query, [delivery]);
      const body = webhookBody(event);
      const message = {
        id: `decdp_${target.target}_${delivery.item}`,
        sentAt: Math.floor(Date.now() / 1000),
        body,
      };
      const headers = { "content-type": "application/json", ...signWebhook(secrets, message) };
      await settle(
        query,
        [delivery],
        await send({ url: target.url, headers, body }, { reach: parts.reach, flight }),
      );
    }),
  );
}

/** What is said about a change at this moment; undefined if it may not be said any more. */
async function eventNow(
  { database, offers, now }: OutsideParts,
  { customerId, subject, event }: Delivery,
  name: string,
): Promise<WebhookEvent | undefined> {
  if (event === undefined) return undefined;
  const read = JSON.parse(event) as Omit<OutsideEvent, "campaigns"> & { readonly campaigns: string[] };
  const { type, at } = read;
  const campaigns = read.campaigns.map(BigInt);
  const said = { type, at, customerId: name };
  const about = (await offers()).filter(({ campaign }) => campaigns.includes(campaign));
  if (type === "consent.given") {
    const consented = await consentedNow(database.query, customerId, about, now());
    return consented.length === 0 ? undefined : { ...said, campaigns: consented };
  }
  if (type !== "segment.known") return { ...said, campaigns };
  const [known] = await knownNow(database.query, customerId, about, now());
  if (known === undefined) return undefined;
  const { campaign, segment, expiry, nullifier } = known;
  await addUses(database.query, [{ subject, campaign, nullifier, at: now() }]);
  return { ...said, campaigns: [campaign], segment, expiry };
}

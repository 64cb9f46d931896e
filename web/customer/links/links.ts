import * as z from "zod/v4";
import { proveBrandLink } from "../../../src/agent/sending/brandService.ts";
import type { Addressee } from "../../../src/agent/surroundings.ts";
import { uint256 } from "../../../src/format/reading/fields.ts";
import { readerOf } from "../../../src/format/reading/reading.ts";
import type { Store } from "../../../src/store.ts";
import { brandAt } from "../customer.ts";
import type { Opened } from "../session.ts";

// The link by which a request came, in the encrypted store beside what the agent remembers, until the customer has decided.

const shape = z.strictObject({
  campaign: uint256,
  /** What is signed to show who opened the link. */
  nonce: z.string(),
  /** Whether the brand made the link for one of its customers, and not for whoever opens it first. */
  isForCustomer: z.boolean(),
});

export type KeptLink = z.output<typeof shape>;

const read = readerOf<KeptLink>(shape as unknown as z.ZodType<KeptLink>, "What is kept of a link");
const keyOf = (campaign: bigint) => `links/${campaign}`;

/** Keeps the link of a request, in place of an earlier one. */
export async function keepLink(store: Store, link: KeptLink): Promise<void> {
  await store.set(keyOf(link.campaign), JSON.stringify({ ...link, campaign: `${link.campaign}` }));
}

/** By which link a request came last; undefined if by none. */
export async function linkOf(store: Store, campaign: bigint): Promise<KeptLink | undefined> {
  const text = await store.get(keyOf(campaign));
  return text === undefined ? undefined : read(text);
}

/**
 * Shows the brand that whoever answers has opened its link, so that the page with the link is told of the answer, and, if it
 * was made for a customer, the brand knows which one answers. The link is used up. Throws `DecdpError` where it is over.
 */
export async function showWhoOpened(
  { network, surroundings }: Pick<Opened, "network" | "surroundings">,
  brand: Addressee,
  { campaign, nonce }: KeptLink,
): Promise<void> {
  await proveBrandLink(surroundings, brand, nonce, (domain) => brandAt(network, domain));
  await surroundings.store.delete(keyOf(campaign));
}

import type { Address, Hex } from "viem";
import { DecdpError } from "../../src/errors.ts";
import { readCampaignAsOpened } from "../campaign/campaignOnChain.ts";
import type { Context } from "../setting/context.ts";

/** Whose campaign it is and what customers agree to in it. */
export interface KnownCampaign {
  readonly campaign: bigint;
  readonly brand: Address;
  readonly terms: Hex;
}

/**
 * Remembers a campaign that a customer dealt with. Asking a node about every brand would tell it all pseudonyms of the
 * customer; so only these brands are asked about. Throws `DecdpError` if the campaign was another one before.
 */
export async function rememberCampaign(
  context: Context,
  customer: string,
  { campaign, brand, terms }: KnownCampaign,
): Promise<void> {
  await context.state.transaction((writer) =>
    writer.change(
      "INSERT INTO campaigns_known (customer, campaign, brand, terms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ...[customer, `${campaign}`, brand.toLowerCase(), terms],
    ),
  );
  const known = knownCampaign(context, customer, campaign);
  if (known?.brand === brand.toLowerCase() && known.terms === terms) return;
  throw new DecdpError(`The node shows campaign ${campaign} with another brand or other terms than before.`, {
    details: { campaign, brand, terms, known },
    hint: "Do not answer with its help; name another node with --rpc.",
  });
}

/**
 * A campaign as the customer dealt with it, whatever the node says now; one that is not known from this state as the
 * node shows it. Throws `DecdpError` if the node contradicts itself.
 */
export async function campaignDealtWith(
  context: Context,
  customer: string,
  campaign: bigint,
): Promise<KnownCampaign> {
  const known = knownCampaign(context, customer, campaign);
  return known ?? (await readCampaignAsOpened(context, campaign)).opened;
}

/** The brands that a customer has dealt with from this state. */
export function brandsKnown({ state }: Context, customer: string): Address[] {
  const query = "SELECT DISTINCT brand FROM campaigns_known WHERE customer = ? ORDER BY brand";
  return state.all(query, customer).map(({ brand }) => brand as Address);
}

function knownCampaign({ state }: Context, customer: string, campaign: bigint): KnownCampaign | undefined {
  const query = "SELECT brand, terms FROM campaigns_known WHERE customer = ? AND campaign = ?";
  const row = state.first(query, customer, `${campaign}`);
  return row && { campaign, brand: row.brand as Address, terms: row.terms as Hex };
}

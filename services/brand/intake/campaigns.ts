import { isAddressEqual } from "viem";
import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { readOpening } from "../../../src/chain/history.ts";
import { requireSameCampaign } from "../../../src/chain/sameCampaign.ts";
import { retentionOf } from "../../../src/consent/terms/reading.ts";
import { requireSignedRendering } from "../../../src/consent/terms/renderingSignature.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { requireOpenedWith } from "../../../src/format/campaign/campaignDocument.ts";
import {
  type PublishedCampaign,
  readPublishedCampaign,
} from "../../../src/format/campaign/publishedCampaign.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Brand } from "../brand.ts";
import { keepCampaign } from "../store/records/campaigns.ts";

/**
 * Takes a campaign that the brand has opened, with the text that customers get, and returns its number. Throws `DecdpError`
 * unless the chain has it so: opened by this brand, with this document, settled by this service's account if it is sealed.
 */
export async function addCampaign(brand: Brand, text: string): Promise<bigint> {
  const { client, deployment, database, policy } = brand;
  const published = readPublishedCampaign(text, "The published campaign");
  requireHere(brand, published);
  const { campaign, document, renderings = [] } = published;
  const event = await readOpening(client, deployment, { campaign, fromBlock: policy.firstBlock });
  const opened = { campaign, brand: event.brand, ...event.parameters };
  requireSameCampaign(opened, await readCampaign(client, deployment, { campaign }));
  requireOpenedWith(document, opened, "The published campaign");
  const own = client.account.address;
  if (!isAddressEqual(opened.brand, own)) {
    throw new RequestRefusedError(
      "OtherBrand",
      `Campaign ${campaign} was opened by ${opened.brand}, not by ${own}.`,
    );
  }
  if (opened.isSealed && !isAddressEqual(opened.settler, own)) {
    throw new RequestRefusedError(
      "OtherSettler",
      `The settler of campaign ${campaign} is ${opened.settler}; this service signs seals and tickets as ${own}.`,
    );
  }
  const { terms } = document;
  for (const signed of renderings) {
    await requireSignedRendering(client, deployment, { terms, brand: own, signed });
  }
  await keepCampaign(database.query, {
    campaign,
    terms: opened.terms,
    purpose: terms.purpose,
    channel: terms.channel,
    isSealed: opened.isSealed,
    retention: retentionOf(terms),
    recipients: [...stoppedHere(terms), ...policy.speaksFor],
    published: text,
    openedIn: event.blockNumber,
  });
  return campaign;
}

/** The brand itself, and whoever works on its behalf: they have nothing that the brand does not have them stop using. */
function stoppedHere({ brand, recipients }: Terms): string[] {
  const processors = recipients.filter(({ role }) => role === "processor");
  return [brand.name, ...processors.map(({ name }) => name)];
}

function requireHere({ deployment }: Brand, { chainId, campaigns }: PublishedCampaign): void {
  const isHere =
    chainId === deployment.chainId && campaigns.toLowerCase() === deployment.campaigns.toLowerCase();
  if (isHere) return;
  throw new RequestRefusedError("OtherNetwork", `The campaign is of ${campaigns} on chain ${chainId}.`);
}

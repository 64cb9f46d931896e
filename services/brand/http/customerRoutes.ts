import { writeBrandFile } from "../../../src/agent/request/brandFile.ts";
import { readJson } from "../../shared/http/body.ts";
import { notFound, type Request } from "../../shared/http/replies.ts";
import { senderOf } from "../../shared/http/sender.ts";
import type { Brand } from "../brand.ts";
import { openLink, takeLink } from "../intake/links.ts";
import { handOutSeal } from "../intake/seals.ts";
import { findCampaign } from "../store/records/campaigns.ts";
import { asRefusal, type Intake } from "./messages.ts";
import { campaignNumber, linkShape, token } from "./shapes.ts";

/** The file by which the brand's domain names its account. */
export function brandFileOf({ client, deployment, policy }: Brand): string {
  const { chainId } = deployment;
  return writeBrandFile({ domain: policy.domain, accounts: [{ chainId, account: client.account.address }] });
}

/** The text of a campaign, as every customer gets it. */
export async function getCampaign({ database }: Brand, context: Request) {
  const number = campaignNumber.safeParse(context.req.param("campaign"));
  const campaign = number.success ? await findCampaign(database.query, number.data) : undefined;
  if (campaign === undefined) return notFound(context);
  return context.body(campaign.published, 200, { "content-type": "application/json" });
}

/** What somebody finds who opens a link: the campaign, and what to sign to be known as who was given the link. */
export async function getLink(brand: Brand, context: Request) {
  const given = token.safeParse(context.req.param("token"));
  if (!given.success) return notFound(context);
  const { link, campaign } = await openLink(brand, given.data);
  // It is somebody's own, and in the address: nobody keeps it, or hands it on.
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "no-referrer");
  return context.json({
    published: campaign.published,
    brand: brand.client.account.address,
    channel: link.channel,
    nonce: given.data,
    /** Whether the brand will know from the signature which of its customers this is. */
    isForCustomer: link.customerId !== undefined,
    expires: link.expiresAt,
  });
}

/** A subject proves that it is who was given the link. */
export async function postLink(brand: Brand, { line, wake }: Intake, context: Request) {
  const given = linkShape.parse(await readJson(context));
  const { isLinked } = await line(senderOf(context), () => asRefusal(() => takeLink(brand, given)));
  wake();
  return context.json({ isLinked });
}

/** Seal and ticket of one answer. */
export async function postSeal(brand: Brand, { line }: Intake, context: Request) {
  const text = await context.req.text();
  const { seal, ticket } = await line(senderOf(context), () => asRefusal(() => handOutSeal(brand, text)));
  return context.json({ seal, ticket });
}

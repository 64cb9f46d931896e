import type { Next } from "hono";
import { rightsStandings } from "../../../src/brand/rights/list.ts";
import { showsToken } from "../../shared/http/bearer.ts";
import { readJson } from "../../shared/http/body.ts";
import { errorReply, type Request } from "../../shared/http/replies.ts";
import type { Brand } from "../brand.ts";
import { addCampaign } from "../intake/campaigns.ts";
import { makeLink, makeNonce, takeLink } from "../intake/links.ts";
import { replyToRequest } from "../intake/rights.ts";
import { totalsOf } from "../store/chain/campaignEvents.ts";
import { storeIn } from "../store/exchange/kept.ts";
import { allCampaigns } from "../store/records/campaigns.ts";
import { asRefusal } from "./messages.ts";
import { linkOrderShape, nonceOrderShape, ownLinkShape, rightsId, rightsReplyShape } from "./shapes.ts";

// What the brand's own programs ask for, with the brand's token.

/** Lets nobody by who does not show the brand's token. */
export function requireBrand(token: string) {
  return async (context: Request, next: Next) => {
    if (showsToken(token, context)) return next();
    context.header("www-authenticate", "Bearer");
    return errorReply(context, 401, "NotBrand", "This is for the brand: show its token, as a bearer.");
  };
}

export async function postCampaign(brand: Brand, wake: () => void, context: Request) {
  const text = await context.req.text();
  const campaign = await asRefusal(() => addCampaign(brand, text));
  wake();
  return context.json({ campaign: `${campaign}` }, 201);
}

export async function getCampaigns({ database }: Brand, context: Request) {
  const campaigns = await allCampaigns(database.query);
  const shown = await Promise.all(
    campaigns.map(async ({ campaign, terms, purpose, channel, isSealed, isFollowed }) => {
      const { funded, reclaimed, settled } = await totalsOf(database.query, campaign);
      return {
        ...{ campaign: `${campaign}`, terms, purpose, channel, isSealed, isFollowed },
        ...{ funded: `${funded}`, reclaimed: `${reclaimed}`, settled: `${settled}` },
      };
    }),
  );
  return context.json({ campaigns: shown });
}

/** A link to a campaign, for a page, a message or a till. */
export async function postRequest(brand: Brand, context: Request) {
  const order = linkOrderShape.parse(await readJson(context));
  const made = await makeLink(brand, order);
  return context.json({ ...made, qr: made.page ?? made.url }, 201);
}

/** A nonce by whose signature a customer proves its subject. */
export async function postNonce(brand: Brand, context: Request) {
  const { customer } = nonceOrderShape.parse(await readJson(context));
  return context.json(await makeNonce(brand, customer), 201);
}

/** The brand hands on what a customer has signed to it, such as in its own app. */
export async function postOwnLink(brand: Brand, wake: () => void, context: Request) {
  const { customerId, ...given } = ownLinkShape.parse(await readJson(context));
  const linked = await asRefusal(() => takeLink(brand, { ...given, customer: customerId }));
  wake();
  return context.json(linked);
}

/** Every request about rights, the most urgent first. */
export async function getRights({ database, now }: Brand, context: Request) {
  const standings = await rightsStandings(storeIn(database.query), await now());
  return context.json({ rights: standings.map((one) => ({ ...one, campaign: `${one.campaign}` })) });
}

/** The brand's reply to a request about rights, signed and kept for the customer. */
export async function postRightsReply(brand: Brand, context: Request) {
  const id = rightsId.parse(context.req.param("id"));
  const { reason, words, extend, state } = rightsReplyShape.parse(await readJson(context));
  const reply = await asRefusal(() =>
    replyToRequest(brand, {
      ...{ id, state },
      ...(reason !== undefined && { reason }),
      ...(words !== undefined && { words }),
      ...(extend !== undefined && { extend }),
    }),
  );
  return context.body(reply, 200, { "content-type": "application/json" });
}

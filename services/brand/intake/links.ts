import type { Address, Hex } from "viem";
import { pageLink } from "../../../src/agent/request/pageLink.ts";
import { requireCustomerLink } from "../../../src/chain/requests/customerLink.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Brand } from "../brand.ts";
import { customerDigest, newToken, tokenDigest } from "../keys.ts";
import { addNonce, takeNonce } from "../store/exchange/nonces.ts";
import { addRequest, type CampaignLink, claimRequest, findRequest } from "../store/exchange/requests.ts";
import { keepName } from "../store/outside/names.ts";
import { findCampaign, type KnownCampaign } from "../store/records/campaigns.ts";
import { linkCustomer } from "../store/records/customers.ts";

/** What somebody is to be asked, and where. */
export interface LinkOrder {
  readonly campaign: bigint;
  /** Where it is shown, such as "page" or "till". */
  readonly channel: string;
  /** The brand's own name for the customer; undefined for a visitor. */
  readonly customer?: string | undefined;
}

/** A link that was made. */
export interface MadeLink {
  /** For the customer's software. */
  readonly url: string;
  /** The same in the page for customers, if the service names one. */
  readonly page?: string;
  /** For the page that waits for the answer, and nobody else: it tells the group. */
  readonly session: string;
  /** Unix seconds. */
  readonly expires: number;
}

/** Where customers' software finds the service, on the brand's own domain. */
export const CUSTOMERS = "/.well-known/decdp";

/** Makes a link to a campaign. Throws `DecdpError` for a campaign that is not known. */
export async function makeLink(brand: Brand, { campaign, channel, customer }: LinkOrder): Promise<MadeLink> {
  const { database, keys, policy } = brand;
  if ((await findCampaign(database.query, campaign)) === undefined) {
    throw new RequestRefusedError("CampaignUnknown", `Campaign ${campaign} was not published here.`);
  }
  const [token, session] = [newToken(), newToken()];
  const createdAt = await brand.now();
  const expiresAt = createdAt + policy.linkLength;
  const customerId = customer === undefined ? undefined : customerDigest(keys, customer);
  const digest = tokenDigest(keys, token);
  await database.transaction(async (query) => {
    await addRequest(query, {
      ...{ token: digest, session: tokenDigest(keys, session), campaign, channel, customerId },
      ...{ createdAt, expiresAt },
    });
    if (customer !== undefined && customerId !== undefined) {
      await addNonce(query, { nonce: digest, customerId, expiresAt });
      await keepName(query, customerId, keys.seal(customer));
    }
  });
  const url = `${policy.linkUrl}${CUSTOMERS}/requests/${token}`;
  const page = policy.pageUrl === undefined ? {} : { page: pageLink(policy.pageUrl, url) };
  return { url, ...page, session, expires: expiresAt };
}

/** Makes a nonce by which a customer can prove its subject without a campaign. */
export async function makeNonce(brand: Brand, customer: string): Promise<{ nonce: string; expires: number }> {
  const { database, keys, policy } = brand;
  const nonce = newToken();
  const expires = (await brand.now()) + policy.linkLength;
  const customerId = customerDigest(keys, customer);
  await database.transaction(async (query) => {
    await addNonce(query, { nonce: tokenDigest(keys, nonce), customerId, expiresAt: expires });
    await keepName(query, customerId, keys.seal(customer));
  });
  return { nonce, expires };
}

/** The link and the campaign that somebody opens. Throws `DecdpError` for one that is over or never was. */
export async function openLink(
  brand: Brand,
  token: string,
): Promise<{ readonly link: CampaignLink; readonly campaign: KnownCampaign }> {
  const { database, keys } = brand;
  const link = await findRequest(database.query, { token: tokenDigest(keys, token) });
  if (link === undefined || link.expiresAt <= (await brand.now())) {
    throw new RequestRefusedError("LinkOver", "The link is over, or it never was one.", {
      hint: "Ask the brand for a new one.",
    });
  }
  return { link, campaign: (await findCampaign(database.query, link.campaign))! };
}

/**
 * Takes a subject's proof of who it is: the customer for whom the nonce was made, or whoever opened a link first. Returns
 * whether it is linked to a customer. The same again does the same. Throws `DecdpError` for a nonce that is over or used.
 */
export async function takeLink(
  brand: Brand,
  {
    nonce,
    subject,
    signature,
    customer,
  }: {
    readonly nonce: string;
    readonly subject: Address;
    readonly signature: Hex;
    /** For whom the nonce has to be, by the brand's own name; undefined where that does not matter. */
    readonly customer?: string | undefined;
  },
): Promise<{ readonly isLinked: boolean }> {
  const { client, deployment, database, keys } = brand;
  const own = client.account.address;
  requireCustomerLink(deployment, { brand: own, subject, nonce, signature }, own);
  const digest = tokenDigest(keys, nonce);
  const now = await brand.now();
  return database.transaction(async (query) => {
    const request = await findRequest(query, { token: digest });
    const isOpen = request !== undefined && request.expiresAt > now;
    const isClaimed = isOpen && (await claimRequest(query, digest, subject));
    const customerId = await takeNonce(query, digest, subject, now);
    if ((isOpen && !isClaimed) || (!isOpen && customerId === undefined)) {
      throw new RequestRefusedError("NonceOver", "The link is over, or somebody else has opened it.", {
        hint: "Ask the brand for a new one.",
      });
    }
    if (customer !== undefined && customerId !== customerDigest(keys, customer)) {
      throw new RequestRefusedError("OtherCustomer", "The nonce was made for another customer.", {
        hint: "Make one for this customer, and have it signed.",
      });
    }
    if (customerId !== undefined) await linkCustomer(query, { subject, customerId, linkedAt: now });
    return { isLinked: customerId !== undefined };
  });
}

import { type Address, hashTypedData } from "viem";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { Deployment } from "../deployment.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

/**
 * A subject tells a brand which of the brand's customers it is: whoever was given the nonce, such as with a link. From then
 * on the brand knows whose answers these are.
 */
export interface CustomerLink {
  readonly brand: Address;
  readonly subject: Address;
  /** Made by the brand for one of its customers, for once. */
  readonly nonce: string;
}

export type SignedCustomerLink = Signed<CustomerLink>;

/** Typed data of a link, for `Campaigns`; it never goes on chain. */
export function customerLinkTypedData(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  { brand, subject, nonce }: CustomerLink,
) {
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      CustomerLink: [field("brand", "address"), field("subject", "address"), field("nonce", "string")],
    },
    primaryType: "CustomerLink" as const,
    message: { brand, subject, nonce },
  };
}

/** Signs a link with the client's account, the subject. */
export async function signCustomerLink(
  client: SigningClient,
  deployment: Deployment,
  { brand, nonce }: Pick<CustomerLink, "brand" | "nonce">,
): Promise<SignedCustomerLink> {
  const link = { brand, subject: client.account.address, nonce };
  const signature = await signMessage(client, deployment, customerLinkTypedData(deployment, link));
  return { ...link, signature };
}

/** Throws `DecdpError` unless the subject signed the link, as a plain key, for this brand. */
export function requireCustomerLink(
  deployment: Deployment,
  { signature, ...link }: SignedCustomerLink,
  brand: Address,
): void {
  const hash = hashTypedData(customerLinkTypedData(deployment, link));
  const isOwn = link.brand.toLowerCase() === brand.toLowerCase();
  if (isOwn && isSignedByKey(link.subject, { hash, signature })) return;
  throw new DecdpError(
    isOwn ? `${link.subject} did not sign the link.` : `The link is for the brand ${link.brand}.`,
    {
      details: { subject: link.subject, brand: link.brand },
      hint: "Ask the customer to open the link again.",
    },
  );
}

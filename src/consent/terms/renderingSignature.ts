import { type Address, hashTypedData } from "viem";
import { signTypedData } from "viem/actions";
import type { Deployment } from "../../chain/deployment.ts";
import { isSignedByAccount } from "../../chain/signature/accountSignature.ts";
import { explained, type ReadingClient, type SigningClient } from "../../chain/transact.ts";
import type { SigningDomain } from "../../chain/typedData.ts";
import { DecdpError } from "../../errors.ts";
import type { Rendering } from "./rendering.ts";
import { renderingTypedData, requireRenderingOf, type SignedRendering } from "./signedRendering.ts";
import type { Terms } from "./terms.ts";

/**
 * Signs a rendering with the client's account, the brand. Throws `DecdpError` unless it is of these terms and says
 * everything that they need said.
 */
export async function signRendering(
  client: SigningClient,
  deployment: Deployment,
  { terms, rendering }: { readonly terms: Terms; readonly rendering: Rendering },
): Promise<SignedRendering> {
  requireRenderingOf(terms, rendering);
  const typedData = renderingTypedData(domainIn(deployment), rendering);
  const signature = await explained(() => signTypedData(client, { account: client.account, ...typedData }));
  return { rendering, signature };
}

/**
 * The words that a customer may be shown for terms. Throws `DecdpError` unless the brand signed them, for these very terms,
 * and they say everything that the terms need said.
 *
 * @param brand The account that published the terms; a contract's signature is checked by asking the node.
 */
export async function requireSignedRendering(
  client: ReadingClient,
  deployment: Deployment,
  {
    terms,
    brand,
    signed: { rendering, signature },
  }: { readonly terms: Terms; readonly brand: Address; readonly signed: SignedRendering },
): Promise<Rendering> {
  requireRenderingOf(terms, rendering);
  const hash = hashTypedData(renderingTypedData(domainIn(deployment), rendering));
  if (await isSignedByAccount(client, brand, { hash, signature })) return rendering;
  throw new DecdpError(`The brand ${brand} did not sign the rendering in "${rendering.language}".`, {
    details: { brand, language: rendering.language },
    hint: "Show the codes of the terms instead; somebody may have changed the words.",
  });
}

function domainIn({ chainId, consentRegistry }: Deployment): SigningDomain {
  return { chainId, address: consentRegistry };
}

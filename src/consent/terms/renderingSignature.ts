import { type Address, hashTypedData } from "viem";
import type { Deployment } from "../../chain/deployment.ts";
import { isValidByCode } from "../../chain/signatures/codeSignature.ts";
import { signMessage } from "../../chain/signatures/signMessage.ts";
import type { ReadingClient, SigningClient } from "../../chain/transact.ts";
import type { SigningDomain } from "../../chain/typedData.ts";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
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
  const signature = await signMessage(client, deployment, typedData);
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
  const hashed = { hash: hashTypedData(renderingTypedData(domainIn(deployment), rendering)), signature };
  if (isSignedByKey(brand, hashed) || (await isValidByCode(client, brand, hashed))) return rendering;
  throw new DecdpError(`The brand ${brand} did not sign the rendering in "${rendering.language}".`, {
    details: { brand, language: rendering.language },
    hint: "Show the codes of the terms instead; somebody may have changed the words.",
  });
}

function domainIn({ chainId, consentRegistry }: Deployment): SigningDomain {
  return { chainId, address: consentRegistry };
}

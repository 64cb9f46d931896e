import type { Hex } from "viem";
import { chooseRendering } from "../../consent/terms/chooseRendering.ts";
import { plainRendering } from "../../consent/terms/plainRendering.ts";
import type { Rendering } from "../../consent/terms/rendering.ts";
import { requireSignedRendering } from "../../consent/terms/renderingSignature.ts";
import { readPublishedCampaign } from "../../format/campaign/publishedCampaign.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Surroundings } from "../surroundings.ts";

/** The words in which a customer reads terms. */
export interface ShownRendering {
  readonly rendering: Rendering;
  /** Of the brand; absent where this software made the words of the codes. */
  readonly signature?: Hex | undefined;
}

/** The words of a request in the customer's language. Throws `DecdpError` for words that the brand did not sign. */
export async function shownIn(
  { reader, deployment }: Surroundings,
  { text, language, brand }: Pick<KnownRequest, "text" | "language" | "brand">,
): Promise<ShownRendering> {
  const { document, renderings = [] } = readPublishedCampaign(text);
  const { terms } = document;
  const signed = chooseRendering(renderings, language);
  if (signed === undefined) return { rendering: plainRendering(terms) };
  const rendering = await requireSignedRendering(reader, deployment, { terms, brand, signed });
  return { rendering, signature: signed.signature };
}

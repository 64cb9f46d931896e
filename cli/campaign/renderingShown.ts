import { chooseRendering } from "../../src/consent/terms/chooseRendering.ts";
import { plainRendering } from "../../src/consent/terms/plainRendering.ts";
import type { Rendering } from "../../src/consent/terms/rendering.ts";
import { requireSignedRendering } from "../../src/consent/terms/renderingSignature.ts";
import type { Context } from "../setting/context.ts";
import type { CheckedCampaign } from "./campaignOnChain.ts";

/** The words in which a customer reads the terms of a campaign. */
export interface RenderingShown {
  readonly rendering: Rendering;
  /** Whether these are the brand's own words; otherwise this software made them of the codes. */
  readonly isSigned: boolean;
}

/**
 * The words for readers of a language: the brand's own where there are any. Throws `DecdpError` for words that the brand
 * did not sign, or that are of other terms.
 */
export async function renderingShown(
  { reader, deployment }: Context,
  { document: { terms }, renderings, opened: { brand } }: CheckedCampaign,
  language: string,
): Promise<RenderingShown> {
  const signed = chooseRendering(renderings, language);
  if (signed === undefined) return { rendering: plainRendering(terms), isSigned: false };
  const rendering = await requireSignedRendering(reader, deployment, { terms, brand, signed });
  return { rendering, isSigned: true };
}

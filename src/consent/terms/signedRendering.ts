import type { Hex } from "viem";
import * as z from "zod/v4";
import { domainOf, field, type SigningDomain } from "../../chain/typedData.ts";
import { DecdpError } from "../../errors.ts";
import { signature } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { type Reader, readerOf } from "../../format/reading/reading.ts";
import { hashOfTerms } from "./reading.ts";
import { hashOfRendering, type Rendering, renderingShape, requireRendering } from "./rendering.ts";
import type { Terms } from "./terms.ts";

/** A rendering with the brand's signature over `renderingTypedData`. */
export interface SignedRendering {
  readonly rendering: Rendering;
  readonly signature: Hex;
}

export const signedRenderingShape = z.strictObject({ rendering: renderingShape, signature });

/** What is signed of a rendering. */
export interface RenderingMessage
  extends Pick<Rendering, "terms" | "language" | "version" | "purpose" | "ifYouSayNo"> {
  /** Hash of the rendering, 32 bytes. */
  readonly textHash: Hex;
}

/** Reads a signed rendering, as `Reader` describes. Does not check the signature. */
export const readSignedRendering: Reader<SignedRendering> = readerOf<SignedRendering>(
  signedRenderingShape,
  "The signed rendering",
);

/** The file of a signed rendering. */
export function writeSignedRendering(signed: SignedRendering): string {
  return toFileText(signedRenderingFields(signed));
}

/** A signed rendering with its fields in the order of the file. Throws `InvalidValueError` if it is malformed. */
export function signedRenderingFields({ rendering, signature: signed }: SignedRendering): SignedRendering {
  return { rendering: requireRendering(rendering), signature: signed };
}

/**
 * Typed data (EIP-712) of a rendering, which the brand's account signs; the domain is that of the `ConsentRegistry` on
 * which the terms are published. The wallet shows what the text is for and what a "no" means.
 */
export function renderingTypedData(domain: SigningDomain, rendering: Rendering) {
  return renderingMessageTypedData(domain, { ...rendering, textHash: hashOfRendering(rendering) });
}

/** Typed data of what is signed of a rendering: the words that the wallet shows, and the hash of all. */
export function renderingMessageTypedData(
  domain: SigningDomain,
  { terms, language, version, purpose, ifYouSayNo, textHash }: RenderingMessage,
) {
  return {
    domain: domainOf("DeCDP ConsentRegistry", domain),
    types: {
      Rendering: [
        field("terms", "bytes32"),
        field("language", "string"),
        field("version", "uint32"),
        field("purpose", "string"),
        field("ifYouSayNo", "string"),
        field("textHash", "bytes32"),
      ],
    },
    primaryType: "Rendering" as const,
    message: { terms, language, version, purpose, ifYouSayNo, textHash },
  };
}

/**
 * Throws `DecdpError` unless a rendering is of these terms and says everything that they need said: why each category is
 * needed, each inference, the decision, the price and the reward where there is one, and nothing else.
 */
export function requireRenderingOf(terms: Terms, rendering: Rendering): void {
  const hash = hashOfTerms(terms);
  if (rendering.terms !== hash) {
    throw new DecdpError(`The rendering is of terms ${rendering.terms}, not of ${hash}.`, {
      details: { wanted: hash, given: rendering.terms },
      hint: "Take the rendering that belongs to these terms; the words of others may promise something else.",
    });
  }
  const unsaid = wordsNeeded(terms).filter((name) => !wordsGiven(rendering).includes(name));
  const needless = wordsGiven(rendering).filter((name) => !wordsNeeded(terms).includes(name));
  if (unsaid.length === 0 && needless.length === 0) return;
  const faults = [
    ...unsaid.map((name) => `says nothing of ${name}`),
    ...needless.map((name) => `speaks of ${name}`),
  ];
  throw new DecdpError(`The rendering in "${rendering.language}" ${faults.join(", ")}.`, {
    details: { unsaid, needless },
    hint: "Say what the terms contain and nothing else.",
  });
}

function wordsNeeded({ data, inferences, decision, affectsPrice, rewardBasis }: Terms): string[] {
  return [
    ...new Set(data.map(({ category }) => `data.${category}`)),
    ...inferences.map(({ category }) => `inferences.${category}`),
    ...(decision.automation === "dpv:NotAutomated" ? [] : ["decision"]),
    ...(affectsPrice ? ["price"] : []),
    ...(rewardBasis === "none" ? [] : ["reward"]),
  ];
}

function wordsGiven({ data, inferences, decision, price, reward }: Rendering): string[] {
  return [
    ...Object.keys(data).map((name) => `data.${name}`),
    ...Object.keys(inferences).map((name) => `inferences.${name}`),
    ...Object.entries({ decision, price, reward }).flatMap(([name, text]) =>
      text === undefined ? [] : [name],
    ),
  ];
}

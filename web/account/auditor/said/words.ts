import type { Address } from "viem";
import type { Deployment } from "../../../../src/chain/deployment.ts";
import type { ReadingClient } from "../../../../src/chain/transact.ts";
import { chooseRendering } from "../../../../src/consent/terms/chooseRendering.ts";
import { plainRendering } from "../../../../src/consent/terms/plainRendering.ts";
import type { Rendering } from "../../../../src/consent/terms/rendering.ts";
import { requireSignedRendering } from "../../../../src/consent/terms/renderingSignature.ts";
import type { SignedRendering } from "../../../../src/consent/terms/signedRendering.ts";
import type { Terms } from "../../../../src/consent/terms/terms.ts";
import type { Said, TermsRow, TermsWords } from "../account.ts";
import type { Asked } from "./asked.ts";

/** Terms in words: those that the brand signed in a language, else words made of the codes, in English. */
export async function wordsOf(
  { client, deployment }: { readonly client: ReadingClient; readonly deployment: Deployment },
  { terms, brand, language }: { readonly terms: Terms; readonly brand: Address; readonly language: string },
  asked: Asked,
  renderings: readonly SignedRendering[],
): Promise<{ readonly words: TermsWords; readonly said: Said }> {
  const plain = { language: "en", isSigned: false, rows: rowsOf(plainRendering(terms)) };
  const said = { what: "words", place: asked.place } as const;
  const signed = chooseRendering(renderings, language);
  if (signed === undefined) {
    return { words: plain, said: { ...said, standing: "notChecked", why: asked.why ?? "notGiven" } };
  }
  try {
    const rendering = await requireSignedRendering(client, deployment, { terms, brand, signed });
    const words = { language: rendering.language, isSigned: true, rows: rowsOf(rendering) };
    return { words, said: { ...said, standing: "agreed" } };
  } catch {
    return { words: plain, said: { ...said, standing: "differing", differing: [signed.rendering.language] } };
  }
}

function rowsOf(rendering: Rendering): [TermsRow, readonly string[]][] {
  const { data, inferences, ...texts } = rendering;
  const lines = (text: string | undefined) => text?.split("\n").filter((line) => line !== "") ?? [];
  const rows: [TermsRow, readonly string[]][] = [
    ["purpose", lines(texts.purpose)],
    ["data", Object.values(data)],
    ["inferences", Object.values(inferences)],
    ["decision", lines(texts.decision)],
    ["price", lines(texts.price)],
    ["reward", lines(texts.reward)],
    ["recipients", lines(texts.recipients)],
    ["retention", lines(texts.retention)],
    ["withdrawal", lines(texts.withdrawal)],
    ["ifYouSayNo", lines(texts.ifYouSayNo)],
  ];
  return rows.filter(([, given]) => given.length > 0);
}

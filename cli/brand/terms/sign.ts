import { readTerms } from "../../../src/consent/terms/reading.ts";
import { readRendering } from "../../../src/consent/terms/rendering.ts";
import { signRendering } from "../../../src/consent/terms/renderingSignature.ts";
import { writeSignedRendering } from "../../../src/consent/terms/signedRendering.ts";
import { readFile, writeText } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";

/** Signs the words of a rendering for the terms of another file. Throws `DecdpError` if they do not fit. */
export async function signRenderingFile(
  context: Context,
  { file, terms, out }: { readonly file: string; readonly terms: string; readonly out: string },
): Promise<Outcome> {
  const rendering = readFile(file, readRendering);
  const signed = await signRendering(context.clientOf("brand"), context.deployment, {
    terms: readFile(terms, readTerms),
    rendering,
  });
  writeText(out, writeSignedRendering(signed));
  const { language, version } = rendering;
  return {
    data: { file: out, language, version },
    lines: [`Signed version ${version} of the words in "${language}": ${out}.`],
  };
}

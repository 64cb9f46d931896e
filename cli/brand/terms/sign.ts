import { readTerms } from "../../../src/consent/terms/reading.ts";
import { readRendering } from "../../../src/consent/terms/rendering.ts";
import { signRendering } from "../../../src/consent/terms/renderingSignature.ts";
import { readSignedRendering, writeSignedRendering } from "../../../src/consent/terms/signedRendering.ts";
import { readFile } from "../../input/files.ts";
import { ownFile, requireFree, writeOwn } from "../../input/ownFiles.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";

/** Signs the words of a rendering for the terms of another file. Throws `DecdpError` if they do not fit, and for a file in the way. */
export async function signRenderingFile(
  context: Context,
  { file, terms, out }: { readonly file: string; readonly terms: string; readonly out: string },
): Promise<Outcome> {
  const rendering = readFile(file, readRendering);
  const { language, version } = rendering;
  const isOwn = ownFile(
    readSignedRendering,
    ({ rendering: kept }) => kept.terms === rendering.terms && kept.language === language,
  );
  requireFree(out, isOwn);
  const signed = await signRendering(context.clientOf("brand"), context.deployment, {
    terms: readFile(terms, readTerms),
    rendering,
  });
  writeOwn(out, writeSignedRendering(signed), { isOwn });
  return {
    data: { file: out, language, version },
    lines: [`Signed version ${version} of the words in "${language}": ${out}.`],
  };
}

import type { SignedRendering } from "./signedRendering.ts";

/**
 * The rendering for readers of a language: in exactly that language, else in another form of it ("nl-BE" for "nl"), the
 * latest version. Undefined if there is none.
 *
 * @param language BCP 47 tag, such as "nl" or "nb-NO".
 */
export function chooseRendering(
  renderings: readonly SignedRendering[],
  language: string,
): SignedRendering | undefined {
  const given = (wanted: (language: string) => boolean) =>
    renderings
      .filter(({ rendering }) => wanted(rendering.language.toLowerCase()))
      .sort((left, right) => right.rendering.version - left.rendering.version)[0];
  const exact = language.toLowerCase();
  return given((one) => one === exact) ?? given((one) => mainPart(one) === mainPart(exact));
}

function mainPart(language: string): string {
  return language.split("-")[0]!;
}

import { plainRendering } from "../../consent/terms/plainRendering.ts";
import type { Rendering } from "../../consent/terms/rendering.ts";
import type { Terms } from "../../consent/terms/terms.ts";

/** Fields of a rendering that are one text each and always there, in the order in which customers read them. */
export const renderingTexts = [
  "title",
  "purpose",
  "ifYouSayNo",
  "recipients",
  "retention",
  "withdrawal",
] as const;

/** Texts that some terms need, and others must not have. */
export const optionalTexts = ["decision", "price", "reward"] as const;

/**
 * A rendering for terms that have changed: what it says stays where the terms still need it said, what they need besides is in
 * plain English made of the codes, and what they do not need any more is left out. English words that were made of the codes
 * are made anew; those of a person stay.
 *
 * @param before The terms that it was of.
 */
export function fitRendering(rendering: Rendering, terms: Terms, before: Terms): Rendering {
  const [now, then] = [plainRendering(terms), plainRendering(before)];
  /** What nobody has changed follows the codes. */
  const kept = (own: string | undefined, plain: string | undefined, old: string | undefined) =>
    plain === undefined ? undefined : own === undefined || own === old ? plain : own;
  const keptBy = (of: "data" | "inferences") =>
    Object.fromEntries(
      Object.entries(now[of]).map(([category, plain]) => [
        category,
        kept(rendering[of][category], plain, then[of][category])!,
      ]),
    );
  const texts = renderingTexts.map((name) => [name, kept(rendering[name], now[name], then[name])]);
  const optional = optionalTexts
    .map((name) => [name, kept(rendering[name], now[name], then[name])] as const)
    .filter(([, text]) => text !== undefined);
  return {
    format: rendering.format,
    terms: now.terms,
    ...{ language: rendering.language, version: rendering.version },
    ...(Object.fromEntries(texts) as Pick<Rendering, (typeof renderingTexts)[number]>),
    ...{ data: keptBy("data"), inferences: keptBy("inferences") },
    ...Object.fromEntries(optional),
  };
}

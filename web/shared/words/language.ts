import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";
import type { PageWords } from "./words.ts";

export const pageLanguages: Readonly<Record<string, PageWords>> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

/** The words for whoever prefers these languages, the first one most; English for a language without. */
export function wordsFor(preferred: readonly string[]): PageWords {
  const mains = preferred.map((language) => language.toLowerCase().split("-")[0]!);
  const main = mains.find((language) => Object.hasOwn(pageLanguages, language));
  return main === undefined ? english : pageLanguages[main]!;
}

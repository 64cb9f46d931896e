import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";
import type { DifferenceWords } from "./words.ts";

const catalogue: Readonly<Record<string, DifferenceWords>> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

/** What changes of terms are said with for readers of a language, such as "nl" for "nl-BE"; English for one without. */
export function differenceWordsFor(language: string): DifferenceWords {
  const main = language.toLowerCase().split("-")[0]!;
  return Object.hasOwn(catalogue, main) ? catalogue[main]! : english;
}

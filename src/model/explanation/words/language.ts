import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";
import type { ExplanationLanguage, ExplanationWords } from "./words.ts";

/** The words of every language. */
export const explanationWords: Readonly<Record<ExplanationLanguage, ExplanationWords>> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

/** The words for readers of a language, such as those of "nl" for "nl-BE"; English for a language without. */
export function explanationWordsFor(language: string): ExplanationWords {
  const main = language.toLowerCase().split("-")[0]!;
  return Object.hasOwn(explanationWords, main) ? explanationWords[main as ExplanationLanguage] : english;
}

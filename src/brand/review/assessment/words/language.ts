import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";
import type { AssessmentWords } from "./words.ts";

const catalogue: Readonly<Record<string, AssessmentWords>> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

/** The words for readers of a language, such as those of "nl" for "nl-BE"; English for a language without. */
export function assessmentWordsFor(language: string): AssessmentWords {
  const main = language.toLowerCase().split("-")[0]!;
  return Object.hasOwn(catalogue, main) ? catalogue[main]! : english;
}

import type { Catalogue } from "../../../shared/words/language.ts";
import type { CheckWords } from "./chainChecks.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";

/** What was found, in one sentence. */
export const checkWords: Catalogue<CheckWords> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

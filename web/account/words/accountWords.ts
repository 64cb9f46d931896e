import type { Catalogue } from "../../shared/words/language.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";
import type { AccountWords } from "./words.ts";

export const accountWords: Catalogue<AccountWords> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

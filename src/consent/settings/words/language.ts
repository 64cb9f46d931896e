import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";
import type { SettingsLanguage, SettingsWords } from "./words.ts";

/** The words of every language. */
export const settingsWords: Readonly<Record<SettingsLanguage, SettingsWords>> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

import type { Catalogue } from "../../shared/words/language.ts";
import { german } from "./history/de.ts";
import { english } from "./history/en.ts";
import { dutch } from "./history/nl.ts";
import { swedish } from "./history/sv.ts";
import type { HistoryWords } from "./history/words.ts";

export const historyWords: Catalogue<HistoryWords> = { en: english, nl: dutch, sv: swedish, de: german };

import type { Catalogue } from "../../shared/words/language.ts";
import { german } from "./rules/de.ts";
import { english } from "./rules/en.ts";
import { dutch } from "./rules/nl.ts";
import { swedish } from "./rules/sv.ts";
import type { RulesWords } from "./rules/words.ts";

export const rulesWords: Catalogue<RulesWords> = { en: english, nl: dutch, sv: swedish, de: german };

import type { Catalogue } from "../../shared/words/language.ts";
import { german } from "./rights/de.ts";
import { english } from "./rights/en.ts";
import { dutch } from "./rights/nl.ts";
import { swedish } from "./rights/sv.ts";
import type { RightsWords } from "./rights/words.ts";

export const rightsWords: Catalogue<RightsWords> = { en: english, nl: dutch, sv: swedish, de: german };

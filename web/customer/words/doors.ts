import type { Catalogue } from "../../shared/words/language.ts";
import { german } from "./doors/de.ts";
import { english } from "./doors/en.ts";
import { dutch } from "./doors/nl.ts";
import { swedish } from "./doors/sv.ts";
import type { DoorsWords } from "./doors/words.ts";

/** What the page says where the vault is opened, backed up and moved. */
export const doorsWords: Catalogue<DoorsWords> = { en: english, nl: dutch, sv: swedish, de: german };

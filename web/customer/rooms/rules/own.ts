import { settingsWords } from "../../../../src/consent/settings/words/language.ts";
import { languageOf, wordsIn } from "../../../shared/words/language.ts";
import { rulesWords } from "../../words/rules.ts";

/** What the room says, and what the rules say, in the customer's language. */
export const own = wordsIn(rulesWords);
export const inWords = settingsWords[languageOf(navigator.languages)];

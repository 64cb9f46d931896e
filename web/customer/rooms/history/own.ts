import { wordsIn } from "../../../shared/words/language.ts";
import { historyWords } from "../../words/history.ts";

/** What the room says, in the customer's language. */
export const own = wordsIn(historyWords);

/** @jsxImportSource preact */
import { render } from "preact";
import { wordsIn } from "../shared/words/language.ts";
import { Shop } from "./Shop.tsx";
import { shopWords } from "./words/shopWords.ts";

document.documentElement.lang = wordsIn(shopWords).language;
render(<Shop />, document.body);

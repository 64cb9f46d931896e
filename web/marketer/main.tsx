/** @jsxImportSource preact */
import { render } from "preact";
import { makeNoCode } from "../shared/noCode.ts";

makeNoCode();
// Loaded from here on: nothing may make a shape before.
const [{ App }, { words }] = await Promise.all([import("./App.tsx"), import("./session.ts")]);
document.documentElement.lang = words.language;
render(<App />, document.body);

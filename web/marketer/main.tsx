/** @jsxImportSource preact */
import { render } from "preact";
import { makeNoCode } from "../shared/noCode.ts";
import { App } from "./App.tsx";
import { words } from "./session.ts";

makeNoCode();
document.documentElement.lang = words.language;
render(<App />, document.body);

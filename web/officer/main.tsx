/** @jsxImportSource preact */
import { render } from "preact";
import { makeNoCode } from "../shared/noCode.ts";

makeNoCode();

/** What shapes are made in is loaded after that. */
async function load(): Promise<void> {
  const [{ App }, { words }] = await Promise.all([import("./App.tsx"), import("./session.ts")]);
  document.documentElement.lang = words.language;
  render(<App />, document.body);
}

void load();

/** @jsxImportSource preact */
import { render } from "preact";
import { App } from "./App.tsx";
import { begin } from "./beginning.ts";
import { textAt } from "./fetching.ts";
import { phase, words } from "./session.ts";

document.documentElement.lang = words.language;
render(<App />, document.body);

async function load(): Promise<void> {
  try {
    const [network = "", { makeNoCode }] = await Promise.all([
      textAt("/network.json"),
      import("../shared/noCode.ts"),
    ]);
    makeNoCode();
    await begin(network);
    // What opening takes is here by the time that the passphrase is typed.
    await import("./opening.ts");
    const { startGuard } = await import("../shared/integrity/startGuard.ts");
    await startGuard();
  } catch (error) {
    phase.value = { name: "failed", error };
  }
}

void load();

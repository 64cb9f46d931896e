/** @jsxImportSource preact */
import { render } from "preact";
import { makeNoCode } from "../shared/noCode.ts";
import { App } from "./App.tsx";
import { isVaultHere } from "./device/isVaultHere.ts";
import { textAt } from "./fetching.ts";
import { phase, words } from "./session.ts";

makeNoCode();
document.documentElement.lang = words.language;
render(<App />, document.body);

async function load(): Promise<void> {
  try {
    const [network = "", isHere] = await Promise.all([textAt("/network.json"), isVaultHere()]);
    phase.value = { name: isHere ? "locked" : "new", network };
    // What opening takes is here by the time that the passphrase is typed.
    await import("./opening.ts");
    const { startGuard } = await import("../shared/integrity/startGuard.ts");
    await startGuard();
  } catch (error) {
    phase.value = { name: "failed", error };
  }
}

void load();

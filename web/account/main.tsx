/** @jsxImportSource preact */
import { render } from "preact";
import { App } from "./App.tsx";
import { trouble, useNetwork, words } from "./session.ts";

document.documentElement.lang = words.language;

async function load(): Promise<void> {
  try {
    const reply = await fetch("network.json", { credentials: "omit", redirect: "error" });
    if (!reply.ok) throw new Error(`network.json: status ${reply.status}`);
    useNetwork(await reply.text());
  } catch (error) {
    trouble.value = { kind: "other", message: (error as Error).message };
  }
  render(<App />, document.body);
}

void load();

/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Agent } from "../../../../src/agent/agent.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { saveFile } from "../../../shared/parts/saveFile.ts";
import { receipts, words } from "../../session.ts";
import { own } from "./own.ts";
import { receiptsFile } from "./receiptsFile.ts";

/** Everything that is here as one file, and all receipts as another. */
export function TakeAlong({ agent }: { readonly agent: Agent }) {
  const [error, setError] = useState<unknown>();
  const save = async (name: string, make: () => Promise<string> | string) => {
    setError(undefined);
    try {
      saveFile(name, await make());
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section class="sheet">
      <h2>{own.takeAlong}</h2>
      <p class="quiet">{own.everythingText}</p>
      <button type="button" onClick={() => void save("everything.json", () => agent.export())}>
        {own.everything}
      </button>
      <p class="quiet">{own.receiptsText}</p>
      <button
        type="button"
        onClick={() => void save("receipts.json", () => receiptsFile(receipts.value).text)}
      >
        {own.receipts}
      </button>
      <Problem error={error} words={words} />
    </section>
  );
}

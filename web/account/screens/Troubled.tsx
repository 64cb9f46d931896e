/** @jsxImportSource preact */
import { Screen } from "../../shared/parts/Screen.tsx";
import type { Trouble } from "../auditor/trouble.ts";
import { networkCommand } from "../commands.ts";
import { Command } from "../parts/Command.tsx";
import { place, tryAgain, words } from "../session.ts";

/** Why there is no account, and what to do about it. */
export function Troubled({ trouble: { kind, message } }: { readonly trouble: Trouble }) {
  const { what, next } = words.troubles[kind];
  return (
    <Screen title={what}>
      <div class="problem" role="alert">
        <p>{next}</p>
        <p class="quiet">
          {words.inEnglish}: <span lang="en">{message}</span>
        </p>
      </div>
      <p>
        <button
          type="button"
          class="first"
          onClick={() => (place.value === undefined ? location.reload() : tryAgain())}
        >
          {words.tryAgain}
        </button>
      </p>
      {place.value !== undefined && (
        <section>
          <h2>{words.otherNode}</h2>
          <Command>{networkCommand(place.value, "https://node.example")}</Command>
          <Command>npx decdp audit --network public --campaign 1</Command>
        </section>
      )}
    </Screen>
  );
}

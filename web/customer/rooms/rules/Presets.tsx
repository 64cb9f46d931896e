/** @jsxImportSource preact */
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { presetNames, presets } from "../../../../src/consent/settings/presets.ts";
import { own } from "./own.ts";

/** Rules to begin with. Choosing some makes a draft of them. */
export function Presets({ onChoose }: { readonly onChoose: (chosen: Policy) => void }) {
  return (
    <details class="sheet">
      <summary>{own.begin}</summary>
      <p class="quiet">{own.beginText}</p>
      <ul class="list">
        {presetNames.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => onChoose(presets[name])}>
              {own.presets[name].name}
            </button>
            <p class="quiet">{own.presets[name].text}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

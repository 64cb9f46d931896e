/** @jsxImportSource preact */
import { wordsIn } from "../../shared/words/language.ts";
import { deviceWords } from "../device/deviceWords.ts";
import { outbox, sendingProblem } from "../session.ts";

const inWords = wordsIn(deviceWords);

/** What could not be sent so far, to a brand or on its behalf; it is kept, and tried again by itself. */
export function NotSent({ domain }: { readonly domain: string }) {
  const failed = outbox.value.filter((entry) => entry.domain === domain && entry.lastError !== undefined);
  const reasons = [
    ...failed.map(({ lastError }) => lastError!),
    ...(sendingProblem.value === undefined ? [] : [(sendingProblem.value as Error).message]),
  ];
  if (reasons.length === 0) return null;
  return (
    <details>
      <summary>{inWords.notSent}</summary>
      <ul class="list">
        {[...new Set(reasons)].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}

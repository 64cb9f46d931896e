/** @jsxImportSource preact */
import type { Agent } from "../../../../src/agent/agent.ts";
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { policySentences } from "../../../../src/consent/settings/sentences.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { momentIn } from "../../../shared/words/formats.ts";
import { words } from "../../session.ts";
import { inWords, own } from "./own.ts";

/** Rules that others took the place of, the latest first, each with a way back. */
export function Versions({
  agent,
  saved,
  onChoose,
}: {
  readonly agent: Agent;
  readonly saved: Policy;
  readonly onChoose: (chosen: Policy) => void;
}) {
  const { value: former, error } = useLoaded(() => agent.formerSettings(), [saved]);
  return (
    <details class="sheet">
      <summary>{own.earlier}</summary>
      <Problem error={error} words={words} />
      {former?.length === 0 && <p>{own.noEarlier}</p>}
      <ul class="list">
        {former?.map(({ until, policy }, place) => (
          // Two may have ended in the same second.
          <li key={former.length - place}>
            <h2>{own.until(momentIn(words.language, until))}</h2>
            <ul class="points">
              {policySentences(policy, inWords).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <button type="button" onClick={() => onChoose(policy)}>
              {own.useAgain}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** @jsxImportSource preact */
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { ruleInPieces, ruleSentence } from "../../../../src/consent/settings/sentences.ts";
import { inWords, own } from "./own.ts";

/** The rules as sentences, each with a way to remove it. */
export function RuleList({
  policy,
  onChange,
}: {
  readonly policy: Policy;
  readonly onChange?: (changed: Policy) => void;
}) {
  const { rules } = policy;
  if (rules.length === 0) return <p>{own.noRules}</p>;
  return (
    <ul class="list">
      {rules.map((rule, place) => {
        const { verb, conditions } = ruleInPieces(rule, inWords);
        return (
          <li class="sheet rule" key={JSON.stringify(rule)}>
            <div>
              <strong>{verb}</strong>
              <ul class="points">
                {conditions.length === 0 && <li>{own.everyRequest}</li>}
                {conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
                {rule.note !== undefined && <li class="quiet">{rule.note}</li>}
              </ul>
            </div>
            {onChange !== undefined && (
              <button
                type="button"
                aria-label={own.remove(ruleSentence(rule, inWords))}
                onClick={() => onChange({ ...policy, rules: rules.filter((_, other) => other !== place) })}
              >
                {own.removeShort}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

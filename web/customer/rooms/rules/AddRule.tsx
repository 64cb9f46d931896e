/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { uses } from "../../../../src/consent/settings/facts.ts";
import { type Policy, verdicts } from "../../../../src/consent/settings/policy.ts";
import { readPolicy, writePolicy } from "../../../../src/consent/settings/policyFile.ts";
import { durationWords, ruleSentence, termWords } from "../../../../src/consent/settings/sentences.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { words } from "../../session.ts";
import * as choices from "./choices.ts";
import { inWords, own } from "./own.ts";
import { Select, Ticks } from "./Select.tsx";

/** The form of a new rule, which reads as a sentence while it is made. */
export function AddRule({
  policy,
  onAdd,
}: {
  readonly policy: Policy;
  readonly onAdd: (changed: Policy) => void;
}) {
  const [chosen, setChosen] = useState(choices.noChoices);
  const [error, setError] = useState<unknown>();
  const [isOpen, setOpen] = useState(false);
  const rule = choices.ruleOf(chosen);
  const set = (change: Partial<choices.RuleChoices>) => {
    setChosen({ ...chosen, ...change });
    setError(undefined);
  };
  const term = (name: string) => termWords(name, inWords);
  const upTo = rule.verdict === "answer" ? inWords.atMost : inWords.atLeast;
  const from = rule.verdict === "answer" ? inWords.atLeast : inWords.atMost;
  const lasting = (time: string) => durationWords(inWords, time);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setError(undefined);
    try {
      if (rule.verdict === "answer" && rule.when.purposes === undefined) throw new Error(own.purposesNeeded);
      onAdd(readPolicy(writePolicy({ ...policy, rules: [...policy.rules, rule] })));
      setChosen(choices.noChoices);
      setOpen(false);
    } catch (failure) {
      setError(failure);
    }
  };
  const count = (number: string) =>
    rule.verdict === "answer"
      ? inWords.answers.atMost(Number(number))
      : inWords.answers.atLeast(Number(number));
  return (
    <details class="sheet" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{own.addRule}</summary>
      <form onSubmit={submit} noValidate>
        <fieldset>
          <legend>{own.what}</legend>
          {verdicts.map((verdict) => (
            <label class="tick" key={verdict}>
              <input
                type="radio"
                name="verdict"
                checked={chosen.verdict === verdict}
                onChange={() => set({ verdict })}
              />
              {own.verdicts[verdict]}
            </label>
          ))}
        </fieldset>
        <Ticks
          label={own.purposes}
          all={choices.purposes}
          given={chosen.purposes}
          nameOf={term}
          onChange={(purposes) => set({ purposes })}
        />
        <Ticks
          label={own.categories}
          all={choices.wideCategories}
          given={chosen.categories}
          nameOf={term}
          onChange={(categories) => set({ categories })}
        />
        <Ticks
          label={own.recipients}
          all={choices.recipients}
          given={chosen.recipients}
          nameOf={term}
          onChange={(recipients) => set({ recipients })}
        />
        <Ticks
          label={own.uses}
          all={uses}
          given={chosen.uses}
          nameOf={(use) => inWords.uses[use as (typeof uses)[number]]}
          onChange={(given) => set({ uses: given })}
        />
        <label>
          {own.brands}
          <input
            autoComplete="off"
            spellcheck={false}
            value={chosen.brands}
            aria-describedby="brands-hint"
            onInput={(event) => set({ brands: event.currentTarget.value })}
          />
          <span class="quiet" id="brands-hint">
            {own.brandsHint}
          </span>
        </label>
        <Select
          label={own.level}
          all={["1", "2", "3", "4"]}
          given={chosen.level}
          none={own.any}
          nameOf={(level) => `${upTo(level)}: ${own.levels[Number(level)]}`}
          onChange={(level) => set({ level })}
        />
        <Select
          label={own.retention}
          all={choices.retentions}
          given={chosen.retention}
          none={own.any}
          nameOf={(time) => upTo(lasting(time))}
          onChange={(retention) => set({ retention })}
        />
        <Select
          label={own.knownFor}
          all={choices.acquaintances}
          given={chosen.knownFor}
          none={own.any}
          nameOf={(time) => from(lasting(time))}
          onChange={(knownFor) => set({ knownFor })}
        />
        <Select
          label={own.often}
          all={choices.frequencies.map(String)}
          given={chosen.often}
          none={own.any}
          nameOf={(number) => inWords.frequency(count(number), lasting("30 days")).replace(/,$/, "")}
          onChange={(often) => set({ often })}
        />
        <p class="reveal" role="status">
          <span class="quiet">{own.reads}</span>
          <strong>{ruleSentence(rule, inWords)}</strong>
        </p>
        <Problem error={error} words={words} />
        <button type="submit" class="first">
          {own.add}
        </button>
      </form>
    </details>
  );
}

/** @jsxImportSource preact */
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { words } from "../../session.ts";
import { moreWords } from "../../words/more.ts";
import type { InRoom } from "../Room.tsx";
import { AddRule } from "./AddRule.tsx";
import { DraftSheet } from "./DraftSheet.tsx";
import { changeDraft, draft, focusOnDraft } from "./draft.ts";
import { Limits } from "./Limits.tsx";
import { own } from "./own.ts";
import { Presets } from "./Presets.tsx";
import { RuleList } from "./RuleList.tsx";
import { TryOut } from "./TryOut.tsx";
import { Versions } from "./Versions.tsx";

/** The customer's standing rules, in words: looked at, changed, tried out and saved. */
export function Rules({ agent, pieces: [name] }: InRoom) {
  const { value: saved, error, again } = useLoaded(() => agent.settings(), []);
  const title = name === "try" ? own.tryTitle : wordsIn(moreWords).rules.name;
  if (saved === undefined) {
    return (
      <Screen title={title}>
        <Problem error={error} words={words} retry={again} />
      </Screen>
    );
  }
  const policy = draft.value ?? saved;
  if (name === "try") return <TryOut agent={agent} policy={policy} />;
  const change = (changed: Policy) => changeDraft(saved, changed);
  const replace = (changed: Policy) => {
    change(changed);
    focusOnDraft();
  };
  return (
    <Screen title={title}>
      <p>{own.intro}</p>
      <DraftSheet agent={agent} onSaved={again} />
      <RuleList policy={policy} onChange={replace} />
      <p class="quiet">{own.always}</p>
      <a class="button" href="#/rules/try">
        {own.tryOut}
      </a>
      <AddRule policy={policy} onAdd={replace} />
      <Limits policy={policy} onChange={change} />
      <Presets onChoose={replace} />
      <Versions agent={agent} saved={saved} onChoose={replace} />
    </Screen>
  );
}

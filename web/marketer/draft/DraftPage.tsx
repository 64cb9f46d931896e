/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { contentFields } from "../../../src/brand/office/draft.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { go } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { beginDraft, facts, language, OfficeError, words } from "../session.ts";
import { budgetWords } from "../words/budget.ts";
import { finishWords } from "../words/finish.ts";
import { questionWords } from "../words/question.ts";
import { termsWords } from "../words/terms.ts";
import { BudgetStep } from "./BudgetStep.tsx";
import { checksOf } from "./checks.ts";
import { type Editing, openDraft } from "./editing.ts";
import { PublishStep } from "./PublishStep.tsx";
import { QuestionStep } from "./QuestionStep.tsx";
import { TryStep } from "./TryStep.tsx";
import { TermsStep } from "./terms/TermsStep.tsx";

const steps = [
  ["question", questionWords[language].title, QuestionStep],
  ["terms", termsWords[language].title, TermsStep],
  ["budget", budgetWords[language].title, BudgetStep],
  ["try", finishWords[language].tryTitle, TryStep],
  ["publish", finishWords[language].publishTitle, PublishStep],
] as const;

/** A campaign in the making, from the question to publishing. */
export function DraftPage({ id, step }: { readonly id: string; readonly step: string }) {
  const [editing, setEditing] = useState<Editing>();
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let opened: Editing | undefined;
    let isHere = true;
    openDraft(id).then((one) => {
      opened = one;
      if (isHere) setEditing(one);
      else one.close();
    }, setError);
    return () => {
      isHere = false;
      opened?.close();
    };
  }, [id, round]);
  if (editing !== undefined) {
    const reload = () => {
      setEditing(undefined);
      setRound(round + 1);
    };
    return <Opened editing={editing} id={id} step={step} reload={reload} />;
  }
  return (
    <Screen title={words.campaigns}>
      {error === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <Problem error={error} words={words} retry={() => location.reload()} />
      )}
    </Screen>
  );
}

function Opened({
  editing,
  id,
  step,
  reload,
}: {
  readonly editing: Editing;
  readonly id: string;
  readonly step: string;
  readonly reload: () => void;
}) {
  const draft = editing.draft.value;
  const parts = editing.parts.value;
  const checks = checksOf(parts, facts.value!);
  const isFixed = draft.publishing !== undefined || draft.state === "published";
  const [place, , Step] = steps.find(([one]) => one === step) ?? (isFixed ? steps[4] : steps[0]);
  const props = { parts, checks, facts: facts.value!, editing, edit: editing.edit };
  const clone = async () => {
    const content = { ...contentFields(draft), name: words.cloneOf(draft.name).slice(0, 200) };
    const { id: copy } = await beginDraft(content);
    go("draft", copy, "question");
  };
  return (
    <Screen title={parts.name}>
      <p class="standing">
        <span class={`state ${draft.state}`}>{words.states[draft.state]}</span>
        <span role="status" class="quiet">
          {isFixed ? "" : savingWords[editing.saving.value]}
        </span>
        <button type="button" onClick={() => void clone()}>
          {words.clone}
        </button>
      </p>
      <nav class="steps" aria-label={parts.name}>
        <ol>
          {steps.map(([one, title]) => (
            <li key={one}>
              <a href={`#/draft/${id}/${one}`} aria-current={one === place ? "step" : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <Trouble error={editing.error.value} reload={reload} />
      <fieldset class="step" disabled={isFixed && place !== "publish"}>
        <legend class="unseen">{steps.find(([one]) => one === place)![1]}</legend>
        <Step {...props} />
      </fieldset>
    </Screen>
  );
}

const savingWords = { saved: words.saved, saving: words.saving, failed: words.notSaved } as const;

/** A change of somebody else is no fault of this page: it has a way on of its own. */
function Trouble({ error, reload }: { readonly error: unknown; readonly reload: () => void }) {
  if (!(error instanceof OfficeError) || error.reason !== "Changed")
    return <Problem error={error} words={words} />;
  return (
    <div class="problem" role="alert">
      <p>{words.changedElsewhere}</p>
      <button type="button" onClick={reload}>
        {words.reload}
      </button>
    </div>
  );
}

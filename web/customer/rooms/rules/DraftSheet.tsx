/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Agent } from "../../../../src/agent/agent.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { words } from "../../session.ts";
import { DRAFT, draft, focusOnDraft } from "./draft.ts";
import { own } from "./own.ts";

/** Says that the rules are not saved, and saves them. */
export function DraftSheet({ agent, onSaved }: { readonly agent: Agent; readonly onSaved: () => void }) {
  const [error, setError] = useState<unknown>();
  const [isSaved, setSaved] = useState(false);
  const save = async () => {
    setError(undefined);
    try {
      await agent.changeSettings(draft.value!);
      draft.value = undefined;
      setSaved(true);
      onSaved();
    } catch (failure) {
      setError(failure);
    }
    focusOnDraft();
  };
  if (draft.value === undefined) {
    return isSaved ? (
      <p class="reveal" id={DRAFT} tabIndex={-1} role="status">
        {own.saved}
      </p>
    ) : null;
  }
  const undo = () => {
    draft.value = undefined;
    setSaved(false);
    focusOnDraft();
  };
  return (
    <section class="reveal" aria-labelledby={DRAFT}>
      <p id={DRAFT} tabIndex={-1}>
        <strong>{own.unsaved}</strong>
      </p>
      <Problem error={error} words={words} />
      <div class="actions">
        <button type="button" class="first" onClick={() => void save()}>
          {own.save}
        </button>
        <button type="button" onClick={undo}>
          {own.undo}
        </button>
      </div>
    </section>
  );
}

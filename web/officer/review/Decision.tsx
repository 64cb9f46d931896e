/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Draft } from "../../../src/brand/office/draft.ts";
import type { OfficerPlace } from "../../../src/brand/office/officer.ts";
import { Choice } from "../../shared/parts/Choice.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { approveDraft, returnDraft, words } from "../session.ts";
import { Sign } from "../signing/Sign.tsx";

/** Signs exactly what is shown, or returns it with a reason. Both ways count the same. */
export function Decision({
  draft,
  place,
  onDone,
}: {
  readonly draft: Draft;
  readonly place: OfficerPlace;
  readonly onDone: () => Promise<void>;
}) {
  const [choice, setChoice] = useState<"sign" | "return">();
  const [error, setError] = useState<unknown>();
  const giveBack = (event: SubmitEvent) => {
    event.preventDefault();
    const note = `${new FormData(event.currentTarget as HTMLFormElement).get("note")}`.trim();
    setError(undefined);
    returnDraft(draft, note).then(onDone).catch(setError);
  };
  return (
    <section aria-labelledby="decision" class="decision">
      <h2 id="decision">{words.decide}</h2>
      <p class="quiet">
        {words.exactly} <code>{draft.contentHash}</code>
      </p>
      <Choice
        first={{ label: words.sign, onClick: () => setChoice("sign") }}
        second={{ label: words.giveBack, onClick: () => setChoice("return") }}
      />
      {choice === "sign" && (
        <Sign
          place={place}
          what={{ draft: draft.id, name: draft.name, contentHash: draft.contentHash }}
          onSigned={async (signed) => {
            await approveDraft(draft, signed);
            await onDone();
          }}
        />
      )}
      {choice === "return" && (
        <form class="sheet" onSubmit={giveBack}>
          <label>
            {words.whyBack}
            <textarea name="note" rows={4} required maxLength={5000} />
          </label>
          <button type="submit" class="first">
            {words.giveBackNow}
          </button>
          <Problem error={error} words={words} />
        </form>
      )}
    </section>
  );
}

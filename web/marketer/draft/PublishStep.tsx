/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../../../src/brand/office/draft.ts";
import { isError } from "../../../src/consent/terms/lint/lint.ts";
import { momentIn } from "../../shared/words/formats.ts";
import { TextField } from "../parts/Fields.tsx";
import { language, words } from "../session.ts";
import { finishWords } from "../words/finish.ts";
import { type Checks, isReady } from "./checks.ts";
import type { StepProps } from "./stepProps.ts";

const said = finishWords[language];
/** Milliseconds between looks while somebody else has it: the officer, or the chain. */
const LOOK = 2000;

/** How far it is, and what can be done now. */
export function PublishStep({ checks, editing }: StepProps) {
  const draft = editing.draft.value;
  const isElsewhere = draft.state === "submitted" || draft.publishing !== undefined;
  useEffect(() => {
    if (!isElsewhere) return;
    const timer = setInterval(() => void editing.refresh().catch(() => {}), LOOK);
    return () => clearInterval(timer);
  }, [isElsewhere, editing]);
  return (
    <>
      <section class="sheet">
        <h2>{said.publishTitle}</h2>
        <Standing draft={draft} />
        <Deeds draft={draft} checks={checks} editing={editing} />
      </section>
      <section class="sheet">
        <h2>{said.history}</h2>
        <ol class="list">
          {draft.history.map(({ at, by, what, note }, index) => (
            <li key={index}>
              <span class="quiet">{momentIn(language, at)}</span>{" "}
              {what === "published" ? `${words.deeds.published} ${by}` : `${by} ${words.deeds[what]}`}
              {note !== undefined && <q>{note}</q>}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Standing({ draft: { state, note, publishing, published } }: { readonly draft: Draft }) {
  if (published !== undefined) {
    return (
      <p>
        {said.done(published)} <a href={`#/campaign/${published}`}>{said.look}</a>
      </p>
    );
  }
  if (publishing !== undefined) {
    return (
      <div role="status">
        <p>{said.onItsWay}</p>
        {publishing.problem === undefined ? (
          <progress aria-label={said.onItsWay} />
        ) : (
          <p class="problem" lang="en">
            {publishing.problem}
          </p>
        )}
      </div>
    );
  }
  if (state === "submitted") return <p>{said.waits}</p>;
  if (state === "approved") return <p>{said.mayPublish}</p>;
  const heading = state === "returned" ? said.returned : state === "paused" ? said.paused : undefined;
  return heading === undefined ? null : (
    <p class="problem">
      <strong>{heading}</strong> {note}
    </p>
  );
}

function Deeds({
  draft,
  checks,
  editing,
}: Pick<StepProps, "checks" | "editing"> & { readonly draft: Draft }) {
  const [note, setNote] = useState("");
  if (draft.published !== undefined) return null;
  if (draft.publishing?.problem !== undefined || draft.state === "approved") {
    if (draft.publishing !== undefined && draft.publishing.problem === undefined) return null;
    return (
      <button type="button" class="first" onClick={() => void editing.perform("publish")}>
        {draft.publishing === undefined ? said.publish : said.again}
      </button>
    );
  }
  if (draft.state !== "draft") return null;
  const ready = isReady(checks);
  return (
    <>
      {!ready && <Blocked checks={checks} />}
      <TextField label={said.note} value={note} onInput={setNote} isLong />
      <button
        type="button"
        class="first"
        aria-disabled={!ready}
        onClick={() => ready && void editing.perform("submit", note)}
      >
        {said.submit}
      </button>
    </>
  );
}

/** What is to be mended first, each with the way there. */
function Blocked({ checks }: { readonly checks: Checks }) {
  const { malformed, findings, question, unused, unnamed, budget } = checks;
  const reasons = [
    ...(malformed !== undefined || findings.some(isError) ? [said.mendTerms] : []),
    ...(question !== undefined || unused.length + unnamed.length > 0 ? [said.mendQuestion] : []),
    ...(budget.missing !== undefined || budget.problem !== undefined ? [said.mendBudget] : []),
  ];
  return (
    <div class="problem">
      <p>{said.blocked}</p>
      <ul class="list">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

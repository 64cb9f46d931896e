/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { DraftReview } from "../../../src/brand/office/officer.ts";
import { type Reviewed, readReviewed } from "../../../src/brand/review/reviewed.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { momentIn } from "../../shared/words/formats.ts";
import { Compared } from "../review/Compared.tsx";
import { Decision } from "../review/Decision.tsx";
import { RiskParts } from "../review/RiskParts.tsx";
import { Screens } from "../review/Screens.tsx";
import { language, readReview, words } from "../session.ts";
import { useAsked } from "../useAsked.ts";

/** One draft on one screen: what it changes and for whom, what customers read, what to weigh, and the decision. */
export function Review({ id }: { readonly id: string }) {
  const { reply: review, error, again } = useAsked(() => readReview(id));
  if (review === undefined) {
    return (
      <Screen title={error === undefined ? words.loading : words.problem}>
        <Problem error={error} words={words} retry={() => void again()} />
        {error !== undefined && <Back />}
      </Screen>
    );
  }
  return (
    <Screen title={review.draft.name}>
      <Standing review={review} />
      <Whole review={review} again={again} />
    </Screen>
  );
}

function Whole({ review, again }: { readonly review: DraftReview; readonly again: () => Promise<void> }) {
  const { draft, past, place } = review;
  const read = attempt(() => readReviewed(draft));
  const [against, setAgainst] = useState(0);
  if (read instanceof Error) return <Problem error={read} words={words} />;
  const baseline = past[against];
  const older = baseline && attempt(() => readReviewed(baseline.content));
  const approved = past.filter(({ verdict, draft: other }) => verdict === "approved" && other !== draft.id);
  return (
    <>
      {past.length > 0 && (
        <label>
          {words.comparedWith}
          <select value={`${against}`} onChange={(event) => setAgainst(Number(event.currentTarget.value))}>
            {past.map(({ verdict, at, content, draft: other }, index) => (
              <option value={`${index}`} key={`${other} ${at}`}>
                {words.baseline[verdict](content.name, momentIn(language, at))}
              </option>
            ))}
          </select>
        </label>
      )}
      <Compared older={older instanceof Error ? undefined : older} newer={read} />
      <Screens draft={read} />
      <RiskParts
        draft={read}
        earlier={approved.flatMap(({ content }) => {
          const one = attempt(() => readReviewed(content));
          return one instanceof Error ? [] : [{ ...one.document, name: content.name }];
        })}
      />
      {draft.state === "submitted" && <Decision draft={draft} place={place} onDone={again} />}
    </>
  );
}

/** Where the draft stands, and what was said last. */
function Standing({ review: { draft } }: { readonly review: DraftReview }) {
  const { state, history, approval } = draft;
  const last = history.at(-1)!;
  return (
    <div class="standing" role="status">
      <p>
        <span class={`state ${state}`}>{words.states[state]}</span>{" "}
        <span class="quiet">
          {last.by}, {momentIn(language, last.at)}
        </span>
      </p>
      {last.note !== undefined && <p>{last.note}</p>}
      {approval !== undefined && (
        <p class="quiet">
          {words.signedAs} <code>{approval.address}</code>
        </p>
      )}
      {state !== "submitted" && <Back />}
    </div>
  );
}

function Back() {
  return (
    <a class="button" href="#/queue">
      {words.queue}
    </a>
  );
}

/** What a marketer wrote may be no terms at all. */
function attempt(read: () => Reviewed): Reviewed | Error {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}

/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Draft } from "../../../src/brand/office/draft.ts";
import {
  hashOfTarget,
  type OfficerPlace,
  type ReviewedTarget,
  targetDraft,
} from "../../../src/brand/office/officer.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { momentIn } from "../../shared/words/formats.ts";
import { approveTarget, language, readQueue, words } from "../session.ts";
import { Sign } from "../signing/Sign.tsx";
import { useAsked } from "../useAsked.ts";

/** What waits for the officer: campaigns and outgoing targets; below it what has passed. */
export function Queue() {
  const { reply: queue, error, again } = useAsked(readQueue);
  if (queue === undefined) {
    return (
      <Screen title={error === undefined ? words.loading : words.problem}>
        <Problem error={error} words={words} retry={() => void again()} />
      </Screen>
    );
  }
  const waiting = queue.drafts.filter(({ state }) => state === "submitted");
  const rest = queue.drafts.filter(({ state }) => state !== "submitted" && state !== "draft");
  const targets = queue.targets.filter(({ approved }) => approved === undefined);
  return (
    <Screen title={words.queue}>
      <section aria-labelledby="campaigns">
        <h2 id="campaigns">{words.campaignsWaiting(waiting.length)}</h2>
        {waiting.length === 0 && <p>{words.nothingWaits}</p>}
        <ul class="list">
          {waiting.map((draft) => (
            <li class="sheet" key={draft.id}>
              <Waiting draft={draft} />
            </li>
          ))}
        </ul>
      </section>
      {targets.length > 0 && (
        <section aria-labelledby="targets">
          <h2 id="targets">{words.targetsWaiting(targets.length)}</h2>
          <ul class="list">
            {targets.map((target) => (
              <li class="sheet" key={target.target}>
                <Target target={target} place={queue.place} onDone={again} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {rest.length > 0 && (
        <details>
          <summary>{words.passed}</summary>
          <table>
            <tbody>
              {rest.map(({ id, name, state, approval }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`#/review/${id}`}>{name}</a>
                  </th>
                  <td>{words.states[state]}</td>
                  <td>{approval?.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Screen>
  );
}

function Waiting({ draft: { id, name, history, note } }: { readonly draft: Draft }) {
  const submitted = history.findLast(({ what }) => what === "submitted");
  const wasSeen = history.some(({ what }) => what === "returned" || what === "approved");
  return (
    <>
      <h3>{name}</h3>
      <p class="quiet">
        {wasSeen ? words.changedSince : words.isNew}
        {submitted && `, ${words.submittedBy(submitted.by, momentIn(language, submitted.at))}`}
      </p>
      {note !== "" && <p>{note}</p>}
      <a class="button" href={`#/review/${id}`}>
        {words.review}
      </a>
    </>
  );
}

function Target({
  target,
  place,
  onDone,
}: {
  readonly target: ReviewedTarget;
  readonly place: OfficerPlace;
  readonly onDone: () => Promise<void>;
}) {
  const [isSigning, setSigning] = useState(false);
  const { target: id, kind, url, campaigns } = target;
  return (
    <>
      <h3>{new URL(url).host}</h3>
      <Facts
        rows={[
          [words.address, url],
          [words.kind, words.kinds[kind] ?? kind],
          [words.campaigns, campaigns === undefined ? words.allCampaigns : campaigns.join(", ")],
        ]}
      />
      {isSigning ? (
        <Sign
          place={place}
          what={{ draft: targetDraft(id), name: url, contentHash: hashOfTarget(target) }}
          onSigned={async (signed) => {
            await approveTarget(target, signed);
            await onDone();
          }}
        />
      ) : (
        <button type="button" onClick={() => setSigning(true)}>
          {words.approve}
        </button>
      )}
    </>
  );
}

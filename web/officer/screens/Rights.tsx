/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { ShownStanding } from "../../../src/brand/office/officer.ts";
import { isEnd } from "../../../src/rights/states.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { language, type RightsOrder, readRights, replyToRights, words } from "../session.ts";
import { useAsked } from "../useAsked.ts";

const states: readonly RightsOrder["state"][] = ["in_progress", "fulfilled", "denied"];

/** Requests about rights and contests with their clocks, the late ones first; each reply is signed by the brand. */
export function Rights() {
  const { reply: rights, error, again } = useAsked(readRights);
  if (rights === undefined) {
    return (
      <Screen title={error === undefined ? words.loading : words.problem}>
        <Problem error={error} words={words} retry={() => void again()} />
      </Screen>
    );
  }
  const open = rights.filter(({ state }) => !isEnd(state));
  const sorted = open.toSorted((left, right) => left.dueAt - right.dueAt);
  const ended = rights.filter(({ state }) => isEnd(state));
  return (
    <Screen title={words.rights}>
      {open.length === 0 && <p>{words.noRights}</p>}
      <ul class="list">
        {sorted.map((one) => (
          <li class={one.isLate ? "sheet late" : "sheet"} key={one.id}>
            <Standing standing={one} onDone={again} />
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>{words.ended(ended.length)}</summary>
          <table>
            <tbody>
              {ended.map(({ id, action, state, receivedAt }) => (
                <tr key={id}>
                  <th scope="row">{words.actions[action]}</th>
                  <td>{words.rightsStates[state]}</td>
                  <td>{dayIn(language, receivedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Screen>
  );
}

function Standing({
  standing,
  onDone,
}: {
  readonly standing: ShownStanding;
  readonly onDone: () => Promise<void>;
}) {
  const { id, action, subject, words: said, state, receivedAt, dueAt, isLate } = standing;
  const days = Math.floor((dueAt * 1000 - Date.now()) / 86_400_000);
  return (
    <>
      <h2>{words.actions[action]}</h2>
      <p class={isLate ? "clock late" : "clock"}>
        {isLate ? words.lateSince(dayIn(language, dueAt)) : words.dueIn(days, dayIn(language, dueAt))}
      </p>
      {said !== "" && <blockquote>{said}</blockquote>}
      <Facts
        rows={[
          [words.received, dayIn(language, receivedAt)],
          [words.standing, words.rightsStates[state]],
          [words.customer, <code>{subject}</code>],
        ]}
      />
      <Reply id={id} onDone={onDone} />
    </>
  );
}

function Reply({ id, onDone }: { readonly id: string; readonly onDone: () => Promise<void> }) {
  const [error, setError] = useState<unknown>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const state = `${given.get("state")}` as RightsOrder["state"];
    const order = { state, words: `${given.get("words")}`, ...(given.has("extend") && { extend: true }) };
    setError(undefined);
    replyToRights(id, order).then(onDone).catch(setError);
  };
  return (
    <details>
      <summary>{words.reply}</summary>
      <form onSubmit={submit}>
        <label>
          {words.standing}
          <select name="state">
            {states.map((state) => (
              <option value={state} key={state}>
                {words.rightsStates[state]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.replyWords}
          <textarea name="words" rows={3} maxLength={5000} />
        </label>
        <label class="check">
          <input type="checkbox" name="extend" /> {words.extend}
        </label>
        <button type="submit" class="first">
          {words.signReply}
        </button>
        <Problem error={error} words={words} />
      </form>
    </details>
  );
}

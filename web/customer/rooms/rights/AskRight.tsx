/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { RightsAction } from "../../../../src/chain/requests/rightsRequest.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { go } from "../../../shared/parts/route.ts";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { refresh, send, words } from "../../session.ts";
import { documentOf } from "../known.ts";
import type { InRoom } from "../Room.tsx";
import { answeredRequests, nameOf, own } from "./own.ts";

const actions = Object.keys(own.actions) as RightsAction[];

/**
 * The form of a request by right. The address may name the campaign, the right, and a partner by its place in the terms, to
 * which the customer objects while all else goes on.
 */
export function AskRight({ agent, pieces: [campaign, given, partner] }: InRoom) {
  const possible = answeredRequests();
  const [action, setAction] = useState<RightsAction>(actions.find((one) => one === given) ?? "access");
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const asked = possible.find((one) => `${one.campaign}` === campaign);
  const named =
    partner === undefined ? undefined : asked && documentOf(asked).terms.recipients[Number(partner)];
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError(undefined);
    try {
      const id = await agent.exercise(
        BigInt(`${form.get("campaign")}`),
        action,
        `${form.get("words")}`.trim(),
      );
      await refresh();
      void send();
      go("rights", "one", id);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  if (possible.length === 0) {
    return (
      <Screen title={own.askTitle}>
        <p>{own.noBrand}</p>
      </Screen>
    );
  }
  return (
    <Screen title={own.askTitle}>
      <form class="sheet" onSubmit={submit}>
        <label>
          {own.which}
          <select name="campaign" defaultValue={asked === undefined ? undefined : `${asked.campaign}`}>
            {possible.map((one) => (
              <option
                key={one.campaign}
                value={`${one.campaign}`}
                selected={one.campaign === (asked ?? possible[0])?.campaign}
              >
                {nameOf(one.campaign)}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>{own.what}</legend>
          {actions.map((one) => (
            <label class="tick" key={one}>
              <input type="radio" name="action" checked={action === one} onChange={() => setAction(one)} />
              {own.actions[one].name}
            </label>
          ))}
        </fieldset>
        <p class="reveal" role="status">
          {own.actions[action].text}
        </p>
        <label>
          {own.ownWords}
          <textarea
            name="words"
            rows={4}
            maxLength={2000}
            defaultValue={named === undefined ? "" : own.notTo(named.name)}
            aria-describedby="own-words-hint"
          />
          <span class="quiet" id="own-words-hint">
            {own.ownWordsHint}
          </span>
        </label>
        <Problem error={error} words={words} />
        <button type="submit" class="first" aria-disabled={isBusy}>
          {isBusy ? words.sending : own.send}
        </button>
      </form>
    </Screen>
  );
}

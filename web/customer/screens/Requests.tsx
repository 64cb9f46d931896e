/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { go } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { openRequest } from "../links/openRequest.ts";
import { type Opened, requests, words } from "../session.ts";

const stateWords = {
  waiting: words.waitingForYou,
  answered: words.answered,
  refused: words.refused,
  withdrawn: words.stopped,
};

/** All requests, those that wait first, and a way to open another one. */
export function Requests(opened: Opened) {
  const sorted = requests.value.toSorted(
    (left, right) =>
      Number(right.state === "waiting") - Number(left.state === "waiting") ||
      right.receivedAt - left.receivedAt,
  );
  return (
    <Screen title={words.requests}>
      {sorted.length === 0 && <p>{words.noRequests}</p>}
      <ul class="list">
        {sorted.map(({ campaign, text, state }) => {
          const { terms, name } = readPublishedCampaign(text).document;
          return (
            <li class="sheet" key={campaign}>
              <h2>{terms.brand.name}</h2>
              <p>{name}</p>
              <p class="quiet">{stateWords[state]}</p>
              {state === "waiting" && (
                <a class="button" href={`#/ask/${campaign}`}>
                  {words.open}
                </a>
              )}
            </li>
          );
        })}
      </ul>
      <OpenRequest {...opened} />
    </Screen>
  );
}

function OpenRequest(opened: Opened) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      const given = new FormData(event.currentTarget as HTMLFormElement);
      go("ask", `${await openRequest(opened, `${given.get("address")}`)}`);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <form class="sheet" onSubmit={submit}>
      <label>
        {words.requestAddress}
        <input name="address" type="url" required autoComplete="off" />
      </label>
      <Problem error={error} words={words} />
      <button type="submit" class="first" aria-disabled={isBusy}>
        {isBusy ? words.loading : words.openRequest}
      </button>
    </form>
  );
}

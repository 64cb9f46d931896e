/** @jsxImportSource preact */

import { differenceWordsFor } from "../../../src/consent/terms/difference/words/language.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { useAsked } from "../parts/useAsked.ts";
import { language, readCampaigns, readDrafts, words } from "../session.ts";

const codes = differenceWordsFor(language);

/** What is in the making, and what runs. */
export function Home() {
  const { value, error, again } = useAsked(() => Promise.all([readDrafts(), readCampaigns()]), "home");
  if (value === undefined) {
    return (
      <Screen title={words.campaigns}>
        {error === undefined ? <p>{words.loading}</p> : <Problem error={error} words={words} retry={again} />}
      </Screen>
    );
  }
  const [drafts, campaigns] = value;
  const inTheMaking = drafts.filter(({ state }) => state !== "published");
  return (
    <Screen title={words.campaigns}>
      <section class="sheet">
        <h2>{words.drafts}</h2>
        {inTheMaking.length === 0 ? (
          <p>
            {words.noDrafts} <a href="#/new">{words.begin}</a>
          </p>
        ) : (
          <ul class="rows">
            {inTheMaking.map(({ id, name, state }) => (
              <li key={id}>
                <a href={`#/draft/${id}`}>{name}</a>
                <span class={`state ${state}`}>{words.states[state]}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="sheet">
        <h2>{words.running}</h2>
        {campaigns.length === 0 ? (
          <p>{words.noneRunning}</p>
        ) : (
          <ul class="rows">
            {campaigns.map(({ campaign, name, channel, answered }) => (
              <li key={campaign}>
                <a href={`#/campaign/${campaign}`}>{name}</a>
                <span class="quiet">
                  {codes.code(channel)} · {words.answers}: {answered ?? words.tooFew}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Screen>
  );
}

/** @jsxImportSource preact */
import { durationWords } from "../../../src/consent/settings/sentences.ts";
import { settingsWords } from "../../../src/consent/settings/words/language.ts";
import { useLoaded } from "../../shared/parts/useLoaded.ts";
import { dayIn } from "../../shared/words/formats.ts";
import { languageOf, wordsIn } from "../../shared/words/language.ts";
import { brandOf, documentOf } from "../rooms/known.ts";
import { type Opened, receipts, requests, words } from "../session.ts";
import { permissionsWords } from "../words/permissions.ts";

const own = wordsIn(permissionsWords);

/** What the customer said no to, and the way back. */
export function SaidNo({ agent }: Opened) {
  const { value: settings } = useLoaded(() => agent.settings(), []);
  const refused = requests.value.filter(({ state }) => state === "refused");
  if (refused.length === 0) return null;
  const quiet =
    settings && durationWords(settingsWords[languageOf(navigator.languages)], settings.quietAfterNo);
  return (
    <section class="sheet">
      <h2>{own.noes}</h2>
      <p class="quiet">
        {own.noesText} {quiet && own.quiet(quiet)}
      </p>
      <ul class="list">
        {refused.map((known) => {
          const { campaign, receivedAt, happenings } = known;
          const at =
            receipts.value.findLast((one) => one.campaign === campaign && one.event === "refused")?.at ??
            happenings.findLast(({ event }) => event === "refused")?.at ??
            receivedAt;
          return (
            <li class="permission" key={campaign}>
              <h3>{brandOf(known)}</h3>
              <p>{documentOf(known).name}</p>
              <p class="quiet">{own.saidNo(dayIn(words.language, at))}</p>
              <a class="button" href={`#/ask/${campaign}`}>
                {own.lookAgain}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

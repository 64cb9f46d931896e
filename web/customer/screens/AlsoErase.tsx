/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { KnownRequest } from "../../../src/agent/memory/knownRequest.ts";
import { durationWords } from "../../../src/consent/settings/sentences.ts";
import { settingsWords } from "../../../src/consent/settings/words/language.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { go } from "../../shared/parts/route.ts";
import { useLoaded } from "../../shared/parts/useLoaded.ts";
import { languageOf, wordsIn } from "../../shared/words/language.ts";
import { documentOf } from "../rooms/known.ts";
import { type Opened, refresh, requests, send, words } from "../session.ts";
import { permissionsWords } from "../words/permissions.ts";

const own = wordsIn(permissionsWords);

/** What is left of the customer after a stop, and a way to have erased what can be. */
export function AlsoErase({ agent, known }: Pick<Opened, "agent"> & { readonly known: KnownRequest }) {
  const { campaign, domain } = known;
  const { value: rights } = useLoaded(() => agent.rights(), [requests.value]);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const asked = rights?.find(
    (one) => one.action === "deletion" && one.domain === domain && one.state !== "revoked",
  );
  const { terms, sealed } = documentOf(known);
  const partners = terms.recipients.filter(({ role }) => role !== "chain").map(({ name }) => name);
  const list = new Intl.ListFormat(words.language);
  const retention = durationWords(settingsWords[languageOf(navigator.languages)], terms.retention);
  const erase = async () => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      const id = await agent.exercise(campaign, "deletion");
      await refresh();
      void send();
      go("rights", "one", id);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <section class="sheet">
      <h2>{own.alsoErase}</h2>
      <p>{own.remains}</p>
      <ul class="points">
        <li>{own.remainsThere(terms.brand.name, retention)}</li>
        {sealed === true && <li>{own.remainsKeys}</li>}
        {partners.length > 0 && <li>{own.remainsPartners(list.format(partners))}</li>}
        <li>{own.remainsChain}</li>
        <li>{own.remainsHere}</li>
      </ul>
      <Problem error={error} words={words} />
      {asked === undefined ? (
        <button type="button" aria-disabled={isBusy} onClick={() => void erase()}>
          {own.eraseAsk}
        </button>
      ) : (
        <p>
          <a href={`#/rights/one/${asked.id}`}>{own.eraseAsked}</a>
        </p>
      )}
    </section>
  );
}

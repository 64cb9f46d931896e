/** @jsxImportSource preact */
import type { KnownRequest } from "../../../src/agent/memory/knownRequest.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { receipts, requests, words } from "../session.ts";
import { Timeline } from "./Timeline.tsx";

/** What was allowed, by brand, with a way to stop each. */
export function Permissions() {
  const given = requests.value.filter(({ state }) => state === "answered" || state === "withdrawn");
  return (
    <Screen title={words.permissions}>
      {given.length === 0 && <p>{words.noPermissions}</p>}
      <ul class="list">
        {given.map((known) => (
          <li class="sheet" key={known.campaign}>
            <Permission known={known} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function Permission({ known }: { readonly known: KnownRequest }) {
  const { campaign, text, state, consent } = known;
  const { terms, name } = readPublishedCampaign(text).document;
  const began = receipts.value.find((one) => one.campaign === campaign && one.event === "given")?.at;
  return (
    <>
      <h2>{terms.brand.name}</h2>
      <p>{name}</p>
      {state === "withdrawn" ? (
        <Timeline known={known} />
      ) : (
        <>
          <p class="quiet">
            {began !== undefined && `${words.since(dayIn(words.language, began))}, `}
            {consent !== undefined && words.validUntil(dayIn(words.language, consent.until))}
          </p>
          <a class="button" href={`#/stop/${campaign}`}>
            {words.stop}
          </a>
        </>
      )}
    </>
  );
}

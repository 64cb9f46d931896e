/** @jsxImportSource preact */
import type { KnownRequest } from "../../../src/agent/memory/knownRequest.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { dayIn } from "../../shared/words/formats.ts";
import { wordsIn } from "../../shared/words/language.ts";
import { brandOf, byBrand, documentOf } from "../rooms/known.ts";
import { receiptState } from "../rooms/receiptState.ts";
import { type Opened, receipts, requests, words } from "../session.ts";
import { permissionsWords } from "../words/permissions.ts";
import { SaidNo } from "./SaidNo.tsx";
import { Timeline } from "./Timeline.tsx";

const own = wordsIn(permissionsWords);

/** What was allowed, by brand: what each has and until when, with a way to stop it; and what was refused, with a way back. */
export function Permissions(opened: Opened) {
  const given = requests.value.filter(({ state }) => state === "answered" || state === "withdrawn");
  return (
    <Screen title={words.permissions}>
      {given.length === 0 && <p>{words.noPermissions}</p>}
      {byBrand(given).map(([domain, known]) => (
        <section class="sheet" key={domain} aria-label={brandOf(known[0]!)}>
          <h2>{brandOf(known[0]!)}</h2>
          <ul class="list">
            {known.map((one) => (
              <li class="permission" key={one.campaign}>
                <Permission known={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <SaidNo {...opened} />
    </Screen>
  );
}

function Permission({ known }: { readonly known: KnownRequest }) {
  const { campaign, terms, state, consent, answer } = known;
  const life = receipts.value.filter((one) => one.terms === terms);
  const receipt = life.findLast(({ event }) => event === "given" || event === "renewed");
  if (state === "withdrawn") {
    return (
      <>
        <h3>{documentOf(known).name}</h3>
        <Timeline known={known} />
        <a class="button" href={`#/stop/${campaign}`}>
          {own.alsoErase}
        </a>
      </>
    );
  }
  const isOver = consent !== undefined && consent.until <= Date.now() / 1000;
  return (
    <>
      <h3>{documentOf(known).name}</h3>
      <p class="quiet">
        {receipt !== undefined && `${words.since(dayIn(words.language, receipt.at))}, `}
        {consent !== undefined &&
          (isOver ? own.ended : words.validUntil)(dayIn(words.language, consent.until))}
      </p>
      <Facts
        rows={[
          [own.has, answer === undefined ? "" : words.group(answer.segment)],
          [
            own.receipt,
            receipt === undefined ? (
              own.onItsWay
            ) : (
              <a href={`#/history/receipt/${receipt.hash}`}>
                {signatures(receiptState(receipt, life).brand)}
              </a>
            ),
          ],
        ]}
      />
      <Partners known={known} />
      <a class="button" href={`#/stop/${campaign}`}>
        {words.stop}
      </a>
    </>
  );
}

/** Everybody whom the terms name, each with a way to object to it while all else goes on. The chain cannot be told to stop. */
function Partners({ known }: { readonly known: KnownRequest }) {
  const named = documentOf(known)
    .terms.recipients.map((recipient, place) => ({ ...recipient, place }))
    .filter(({ role }) => role !== "chain");
  if (named.length === 0) return null;
  return (
    <details>
      <summary>{own.partners}</summary>
      <p class="quiet">{own.refusePartnerText}</p>
      <ul class="list">
        {named.map(({ name, place }) => (
          <li key={name}>
            <a href={`#/rights/new/${known.campaign}/objection/${place}`}>{own.refusePartner(name)}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function signatures(brand: ReturnType<typeof receiptState>["brand"]): string {
  if (brand === "signed") return own.countersigned;
  return brand === "silent" ? own.silent : own.asked;
}

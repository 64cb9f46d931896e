/** @jsxImportSource preact */
import { Facts } from "../../../shared/parts/Facts.tsx";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { saveFile } from "../../../shared/parts/saveFile.ts";
import { dayIn, momentIn } from "../../../shared/words/formats.ts";
import { receipts, words } from "../../session.ts";
import { type ReceiptState, receiptState } from "../receiptState.ts";
import { own } from "./own.ts";

/** One receipt: what happened, who signed it, and the words that the customer read. */
export function ReceiptSheet({ hash }: { readonly hash: string }) {
  const kept = receipts.value.find((one) => one.hash === hash);
  if (kept === undefined) {
    return (
      <Screen title={own.none}>
        <Back />
      </Screen>
    );
  }
  const state = receiptState(
    kept,
    receipts.value.filter(({ terms }) => terms === kept.terms),
  );
  const { facts, terms, shown } = state.content;
  const { title, purpose, ifYouSayNo, recipients, retention, withdrawal } = shown.rendering;
  return (
    <Screen title={own.events[kept.event]}>
      <div class="sheet">
        <Facts
          rows={[
            [own.receipt, terms.brand.name],
            [own.when, momentIn(words.language, facts.at)],
            [own.until, facts.until === undefined ? "" : dayIn(words.language, facts.until)],
            [own.who, facts.by === "person" ? own.person : own.software],
            [own.onChain, facts.recorded === undefined ? own.notOnChain : own.block(facts.recorded.block)],
            [own.signedByYou, own.yes],
            [own.signedByThem, brandsPart(state)],
          ]}
        />
      </div>
      <section class="sheet" lang={shown.rendering.language}>
        <h2 lang={words.language}>{own.read}</h2>
        <strong>{title}</strong>
        {[purpose, ifYouSayNo, recipients, retention, withdrawal].map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <button type="button" onClick={() => saveFile(`receipt-${facts.id}.json`, kept.text)}>
        {own.saveReceipt}
      </button>
      <Back />
    </Screen>
  );
}

function brandsPart({ brand, whole }: ReceiptState): string {
  if (brand === "signed") return own.yes;
  if (brand === "silent") return own.silent(dayIn(words.language, whole!.silence!.askedAt));
  return brand === "asked" ? own.asked : own.kept;
}

function Back() {
  return (
    <a class="button" href="#/history">
      {words.back}
    </a>
  );
}

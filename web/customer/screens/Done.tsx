/** @jsxImportSource preact */
import { Facts } from "../../shared/parts/Facts.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { deviceWords } from "../device/deviceWords.ts";
import { receipts, requests, words } from "../session.ts";
import { NotSent } from "./NotSent.tsx";

const inWords = wordsIn(deviceWords);

/** What became of a yes or a no; never green too early. */
export function Done({ piece }: { readonly piece: string }) {
  const known = requests.value.find(({ campaign }) => `${campaign}` === piece);
  const isNo = known?.state !== "answered";
  const isSettled = receipts.value.some(
    ({ campaign, event, isComplete }) => `${campaign}` === piece && event === "given" && isComplete,
  );
  // A yes that the chain did not get before its date: the request waits again.
  if (known?.state === "waiting") {
    return (
      <Screen title={inWords.tooLateTitle}>
        <p role="status">{inWords.tooLateText}</p>
        <a class="button" href={`#/ask/${piece}`}>
          {words.open}
        </a>
      </Screen>
    );
  }
  return (
    <Screen title={isNo ? words.noTitle : words.doneTitle}>
      <div class="sheet" role="status">
        <p>{isNo ? words.noText : isSettled ? words.doneSettled : words.doneWaiting}</p>
        {!isNo && <NotSent domain={known.domain} />}
        {!isNo && isSettled && <p>{words.doneReceipt}</p>}
        {!isNo && <Facts rows={[[words.reveals, words.group(known?.answer?.segment ?? 0)]]} />}
      </div>
      <a class="button" href="#/requests">
        {words.requests}
      </a>
    </Screen>
  );
}

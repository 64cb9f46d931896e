/** @jsxImportSource preact */
import { Facts } from "../../shared/parts/Facts.tsx";
import { Screen } from "../../shared/parts/Screen.tsx";
import { receipts, requests, sendingProblem, words } from "../session.ts";

/** What became of a yes or a no; never green too early. */
export function Done({ piece }: { readonly piece: string }) {
  const known = requests.value.find(({ campaign }) => `${campaign}` === piece);
  const isNo = known?.state !== "answered";
  const isSettled = receipts.value.some(
    ({ campaign, event, isComplete }) => `${campaign}` === piece && event === "given" && isComplete,
  );
  return (
    <Screen title={isNo ? words.noTitle : words.doneTitle}>
      <div class="sheet" role="status">
        <p>{isNo ? words.noText : isSettled ? words.doneSettled : words.doneWaiting}</p>
        {!isNo && sendingProblem.value !== undefined && (
          <p class="quiet">{(sendingProblem.value as Error).message}</p>
        )}
        {!isNo && isSettled && <p>{words.doneReceipt}</p>}
        {!isNo && <Facts rows={[[words.reveals, words.group(known?.answer?.segment ?? 0)]]} />}
      </div>
      <a class="button" href="#/requests">
        {words.requests}
      </a>
    </Screen>
  );
}

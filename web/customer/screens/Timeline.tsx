/** @jsxImportSource preact */
import type { KnownRequest } from "../../../src/agent/memory/knownRequest.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { momentIn } from "../../shared/words/formats.ts";
import { receipts, stops, words } from "../session.ts";

/** How far a stop has come: signed here, acknowledged by each who has to stop, on the chain. Nothing is said before it is so. */
export function Timeline({ known: { campaign, terms, withdrawnAt } }: { readonly known: KnownRequest }) {
  const toStop = stops.value.filter((one) => one.campaign === campaign && one.withdrawnAt === withdrawnAt);
  const recorded = receipts.value.find((one) => one.terms === terms && one.event === "withdrawn");
  const moment = (time: number | undefined) =>
    time === undefined ? words.notYet : momentIn(words.language, time);
  return (
    <Facts
      rows={[
        [words.signed, moment(withdrawnAt)],
        ...toStop.map(
          ({ recipient, acknowledgedAt }) =>
            [`${words.acknowledged}: ${recipient}`, moment(acknowledgedAt)] as const,
        ),
        [words.onChain, moment(recorded?.at)],
      ]}
    />
  );
}

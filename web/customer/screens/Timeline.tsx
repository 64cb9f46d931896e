/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { KnownRequest } from "../../../src/agent/memory/knownRequest.ts";
import { type Stop, standingOf } from "../../../src/agent/stop/stop.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { momentIn } from "../../shared/words/formats.ts";
import { wordsIn } from "../../shared/words/language.ts";
import { receipts, stops, words } from "../session.ts";
import { permissionsWords } from "../words/permissions.ts";

const own = wordsIn(permissionsWords);

/** How far a stop has come: signed here, acknowledged by each who has to stop, on the chain. Nothing is said before it is so. */
export function Timeline({ known: { campaign, terms, withdrawnAt } }: { readonly known: KnownRequest }) {
  const toStop = stops.value.filter((one) => one.campaign === campaign && one.withdrawnAt === withdrawnAt);
  const recorded = receipts.value.find((one) => one.terms === terms && one.event === "withdrawn");
  const now = Math.floor(Date.now() / 1000);
  const isLate = toStop.some((one) => standingOf(one, now) === "late");
  const moment = (time: number | undefined) =>
    time === undefined ? words.notYet : momentIn(words.language, time);
  return (
    <>
      <Facts
        rows={[
          [words.signed, moment(withdrawnAt)],
          ...toStop.map(
            (one) => [`${words.acknowledged}: ${one.recipient}`, acknowledged(one, now)] as const,
          ),
          [words.onChain, moment(recorded?.at)],
        ]}
      />
      {isLate && <a href={`#/rights/stop/${campaign}`}>{own.complain}</a>}
    </>
  );
}

function acknowledged(stop: Stop, now: number): JSX.Element | string {
  if (stop.acknowledgedAt !== undefined) return momentIn(words.language, stop.acknowledgedAt);
  if (standingOf(stop, now) !== "late") return words.notYet;
  return (
    <span class="late">
      {words.notYet}, {own.late}
    </span>
  );
}

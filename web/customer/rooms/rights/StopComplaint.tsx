/** @jsxImportSource preact */
import { standingOf } from "../../../../src/agent/stop/stop.ts";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { requests, stops, words } from "../../session.ts";
import { brandOf } from "../known.ts";
import type { InRoom } from "../Room.tsx";
import { ComplaintSheet } from "./ComplaintSheet.tsx";
import { own } from "./own.ts";

/** The complaint about whoever did not stop in time. */
export function StopComplaint({ agent, pieces: [piece = ""] }: InRoom) {
  const known = requests.value.find(({ campaign }) => `${campaign}` === piece);
  const now = Math.floor(Date.now() / 1000);
  const late = stops.value.filter((one) => one.terms === known?.terms && standingOf(one, now) === "late");
  return (
    <Screen
      title={known === undefined || late.length === 0 ? own.notLate : own.stopComplaint(brandOf(known))}
    >
      {known !== undefined && late.length > 0 && (
        <ComplaintSheet load={() => agent.complaint(known.campaign)} name={`complaint-stop-${piece}`} />
      )}
      <a class="button" href={`#/stop/${piece}`}>
        {words.back}
      </a>
    </Screen>
  );
}

/** @jsxImportSource preact */
import type { RightStanding } from "../../../../src/agent/rights/kept.ts";
import { isEnd } from "../../../../src/rights/states.ts";
import { dayIn } from "../../../shared/words/formats.ts";
import { words } from "../../session.ts";
import { own } from "./own.ts";

/** Seconds. */
const DAY = 86_400;

/** How much time a brand has left, as a bar and in words; nothing once it has come to an end. */
export function Clock({ standing }: { readonly standing: RightStanding }) {
  const { requestedAt, dueAt, isLate, state } = standing;
  if (state !== "waiting" && isEnd(state)) return null;
  const now = Math.floor(Date.now() / 1000);
  const days = Math.ceil(Math.abs(dueAt - now) / DAY);
  const due = `${own.due} ${dayIn(words.language, dueAt)}`;
  return (
    <div class={isLate ? "clock overdue" : "clock"}>
      <progress
        aria-label={own.clock}
        max={dueAt - requestedAt}
        value={Math.min(Math.max(now - requestedAt, 0), dueAt - requestedAt)}
      />
      <p class={isLate ? "late" : "quiet"}>
        {isLate ? own.late(days) : own.daysLeft(days)}. {due}.
      </p>
    </div>
  );
}

import { isOpenSegment, SEGMENT_COUNT } from "../../../src/answer/sealing.ts";
import { eventsOf } from "../../../src/audit/facts/events.ts";
import { type Facts, openingOf } from "../../../src/audit/facts/facts.ts";
import { DAY, spanned } from "../days.ts";
import type { Day } from "./account.ts";

/** The days, UTC, from the first on which somebody answered or withdrew to the last one. */
export function daysOf({ events }: Facts): Day[] {
  const answers = countByDay(eventsOf(events, "AnswerSettled"));
  const withdrawals = countByDay(eventsOf(events, "ConsentWithdrawn"));
  return spanned([...answers.keys(), ...withdrawals.keys()]).map((day) => ({
    ...{ day, answers: answers.get(day) ?? 0, withdrawals: withdrawals.get(day) ?? 0 },
  }));
}

/** How many answers there are of each segment; undefined in a sealed campaign, whose segments only the brand can read. */
export function segmentsOf(facts: Facts): number[] | undefined {
  if (openingOf(facts).isSealed) return undefined;
  const counts = Array.from({ length: SEGMENT_COUNT }, () => 0);
  for (const { sealedSegment } of eventsOf(facts.events, "AnswerSettled")) {
    if (isOpenSegment(sealedSegment)) counts[Number(sealedSegment)]!++;
  }
  return counts;
}

function countByDay(events: readonly { readonly time: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { time } of events) {
    const day = time - (time % DAY);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

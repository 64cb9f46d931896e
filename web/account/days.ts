import type { Day } from "./auditor/account.ts";

export const DAY = 86_400;
/** Days beyond which only those are shown on which something happened: a chain's clock may have jumped. */
const LONGEST = 3_660;

/** All days from the first to the last one, ascending. */
export function spanned(days: readonly number[]): number[] {
  const distinct = [...new Set(days)].sort((left, right) => left - right);
  const [first, last] = [distinct[0], distinct.at(-1)];
  if (first === undefined || last === undefined || (last - first) / DAY > LONGEST) return distinct;
  return Array.from({ length: (last - first) / DAY + 1 }, (_, index) => first + index * DAY);
}

/** What happened in several campaigns together. */
export function togetherByDay(all: readonly (readonly Day[])[]): Day[] {
  const known = Map.groupBy(all.flat(), ({ day }) => day);
  return spanned([...known.keys()]).map((day) => summed(day, known.get(day) ?? []));
}

/** Days in at most so many equal stretches, each under its first day. */
export function inStretches(days: readonly Day[], most: number): Day[] {
  const length = Math.max(1, Math.ceil(days.length / most));
  return Array.from({ length: Math.ceil(days.length / length) }, (_, index) => {
    const stretch = days.slice(index * length, (index + 1) * length);
    return summed(stretch[0]!.day, stretch);
  });
}

function summed(day: number, days: readonly Day[]): Day {
  const sum = (what: "answers" | "withdrawals") => days.reduce((total, one) => total + one[what], 0);
  return { day, answers: sum("answers"), withdrawals: sum("withdrawals") };
}

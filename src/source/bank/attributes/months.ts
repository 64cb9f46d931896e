/** Complete months that are read: banks hand out more only with another authentication. */
const MONTHS = 6;

/** Complete calendar months, by the bank's dates. */
export interface Window {
  /** First day, such as "2026-05-01". */
  readonly from: string;
  /** Last day, such as "2026-10-31". */
  readonly to: string;
  /** The months from the first to the last, such as "2026-05". */
  readonly months: readonly string[];
}

/** The six complete months before a time in UNIX seconds. */
export function windowBefore(now: number): Window {
  const today = new Date(now * 1000);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const dayOf = (months: number, day: number) => isoDay(Date.UTC(year, month + months, day));
  const months = Array.from({ length: MONTHS }, (_, index) => dayOf(index - MONTHS, 1).slice(0, 7));
  return { from: dayOf(-MONTHS, 1), to: dayOf(0, 0), months };
}

/** The date of a time in UNIX seconds, in UTC. */
export function dateOf(time: number): string {
  return isoDay(time * 1000);
}

/** The last second of a date, in UTC. */
export function endOfDate(date: string): number {
  return Date.parse(`${date}T23:59:59Z`) / 1000;
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/**
 * The time that is a number of calendar months later; where that month has no such day, its last one. Unix seconds, in UTC.
 */
export function monthsAfter(time: number, months: number): number {
  const date = new Date(time * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return Math.floor(date.getTime() / 1000);
}

/** Until when a brand has to reply to a request that it received: one month (GDPR art. 12(3)). */
export function usuallyDue(receivedAt: number): number {
  return monthsAfter(receivedAt, 1);
}

/** How far a brand may put it off, if it says within the month that it does and why: two further months. */
export function latestDue(receivedAt: number): number {
  return monthsAfter(receivedAt, 3);
}

import type { Channel } from "../../consent/terms/words.ts";

/** Hours in which nobody is disturbed, by the brand's clock: it does not know where its customers are. */
export interface QuietHours {
  /** Such as "21:00". */
  readonly from: string;
  /** The first minute that is not quiet, such as "08:00"; if it is earlier than `from`, on the next day. */
  readonly to: string;
  /** Of the IANA database, such as "Europe/Oslo". */
  readonly timeZone: string;
}

const MINUTES_OF_A_DAY = 24 * 60;
/** A page, an app or a shop is opened by the customer, whom it cannot wake. */
const disturbing: readonly Channel[] = ["email", "sms", "push", "post", "phone"];

/** Making one takes longer than a decision. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * When the quiet hours end, Unix seconds; undefined if there are none at `now` for the channel. On a day on which clocks
 * change, the end may be an hour off; the hours themselves are not. Throws `RangeError` for an unknown time zone.
 */
export function quietUntil({ from, to, timeZone }: QuietHours, channel: Channel, now: number) {
  if (!disturbing.includes(channel)) return undefined;
  const minute = minuteOfDay(timeZone, now);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const isQuiet = start <= end ? minute >= start && minute < end : minute >= start || minute < end;
  if (!isQuiet) return undefined;
  const left = (end - minute + MINUTES_OF_A_DAY) % MINUTES_OF_A_DAY;
  return now - (now % 60) + left * 60;
}

/** Whether a text is a time of day as quiet hours have it. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether this machine knows a time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    clockOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

function minuteOfDay(timeZone: string, now: number): number {
  return minutesOf(clockOf(timeZone).format(now * 1000));
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}

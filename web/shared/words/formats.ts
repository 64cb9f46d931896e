/** A day, as people say it: "26 February 2027". @param time Unix seconds. */
export function dayIn(language: string, time: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(time * 1000);
}

/** Time of day, with its day where that is not today: "14:02". @param time Unix seconds. */
export function momentIn(language: string, time: number, now = Date.now()): string {
  const date = new Date(time * 1000);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    timeStyle: "short",
    ...(!isToday && { dateStyle: "medium" }),
  }).format(date);
}

/** An amount of a token in the smallest unit, with its symbol: "2.5 POINT". Nothing is rounded. */
export function amountIn(
  language: string,
  amount: bigint,
  { decimals, symbol }: { readonly decimals: number; readonly symbol: string },
): string {
  const digits = `${amount < 0n ? -amount : amount}`.padStart(decimals + 1, "0");
  const whole = digits.length - decimals;
  const text = `${amount < 0n ? "-" : ""}${digits.slice(0, whole)}.${digits.slice(whole)}0`;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(text as never)} ${symbol}`;
}

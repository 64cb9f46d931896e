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
  const text = decimalOf(amount, decimals);
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(text as never)} ${symbol}`;
}

/** An amount in the smallest unit as a decimal number, without zeros at its end. The library that has this brings much along. */
function decimalOf(amount: bigint, decimals: number): string {
  const digits = `${amount < 0n ? -amount : amount}`.padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${amount < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

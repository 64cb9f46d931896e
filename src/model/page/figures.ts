const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A whole number with its thousands apart. */
export function count(value: number): string {
  return whole.format(Math.round(value) + 0).replace("-", "−");
}

/** Points with their sign. */
export function points(value: number): string {
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${count(Math.abs(value))}`;
}

/** A share of 1 in per cent, to one decimal; nothing for what was not measured. */
export function percent(share: number | null): string {
  return share === null ? "" : `${(100 * share).toFixed(1)} %`;
}

/** To so many decimals; nothing for what could not be worked out. */
export function decimal(value: number | null, digits: number): string {
  return value === null ? "" : value.toFixed(digits).replace("-", "−");
}

import type { Proportion } from "./proportion.ts";
import type { Tally } from "./tally.ts";

/** A tally in sentences, such as "30 % (26 to 34) of your buyers are in group outdoor."; hidden groups are said to be so. */
export function tallyInWords({ total, cells }: Tally, people = "your buyers"): string[] {
  if (total === undefined) return [`Too few of ${people} have answered to say anything about them.`];
  return cells.map(({ name, proportion }) =>
    proportion === undefined
      ? `How many of ${people} are in group ${name} is not shown, to keep a small group unseen.`
      : `${proportionInWords(proportion)} of ${people} are in group ${name}.`,
  );
}

/** Such as "30 % (26 to 34)". */
export function proportionInWords({ share, low, high }: Proportion): string {
  return `${percent(share)} % (${percent(low)} to ${percent(high)})`;
}

/** A decimal below ten, where a whole number would say too little. */
export function percent(share: number): string {
  const value = 100 * share;
  return value > 0 && value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

import type { Address } from "viem";
import { amountIn } from "../shared/words/formats.ts";
import type { BrandAccount, CampaignAccount } from "./auditor/account.ts";
import { words } from "./session.ts";

/** A whole number, such as "12,345". */
export function count(value: number): string {
  return new Intl.NumberFormat(words.language).format(value);
}

/** A day, such as "26 Feb 2027". @param time Unix seconds. */
export function day(time: number): string {
  return new Intl.DateTimeFormat(words.language, { dateStyle: "medium", timeZone: "UTC" }).format(
    time * 1000,
  );
}

/** Day and time of day, UTC. @param time Unix seconds; after the year 9999 it is the last of them. */
export function moment(time: number): string {
  const last = Math.min(time, 253_402_300_799);
  const format = { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(words.language, format).format(last * 1000)} UTC`;
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A duration in its largest unit that fits, such as "2 minutes" or "1.5 hours". */
export function duration(seconds: number): string {
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? units[3];
  const format = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(words.language, format).format(seconds / length);
}

/** An amount of a token, by what the token calls itself; in its smallest unit if it says nothing. */
export function amount({ tokens }: Pick<BrandAccount, "tokens">, token: Address, value: bigint): string {
  const { symbol, decimals } = tokens.get(token) ?? { symbol: "", decimals: 0 };
  return amountIn(words.language, value, { decimals, symbol: symbol === "" ? words.smallestUnits : symbol });
}

/** What a campaign is called: by its document, if that is the right one. */
export function nameOf({ campaign, name }: Pick<CampaignAccount, "campaign" | "name">): string {
  return name === undefined ? words.campaign(`${campaign}`) : `${words.campaign(`${campaign}`)}: ${name}`;
}

/** What a brand is called: by the terms that it published last. */
export function brandNameOf({ brand, campaigns }: Pick<BrandAccount, "brand" | "campaigns">): string {
  return (
    campaigns.map(({ terms }) => terms?.brand.name).findLast((name) => name !== undefined) ?? short(brand)
  );
}

export function short(address: string): string {
  return `${address.slice(0, 8)}…${address.slice(-4)}`;
}

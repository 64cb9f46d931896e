import { type AttributeValues, defineSchema } from "../../../request/schema.ts";

/** The currency of the account and its attributes; entries in another one do not count. */
export const CURRENCY = "EUR";

/**
 * What is derived from a bank account. Every value is the lower end of a band, as wide as the attribute's step; the last
 * band, which `topBands` names, is open. Averages and medians are over the observed months: complete calendar months, six
 * at most, from the first booking on.
 */
export const bankSchema = defineSchema("decdp.example/bank-account/1", [
  /** Median of what came in each month as salary, pension or other pay. */
  { name: "monthlyIncome", unit: "EUR a month", offset: 0, scale: 500 },
  /** Observed months in which an income came in: its regularity. */
  { name: "incomeMonths", unit: "months", offset: 0, scale: 1 },
  /** Largest distance of a month's income from the median, in per cent of the median. */
  { name: "incomeVariation", unit: "per cent", offset: 0, scale: 10 },
  { name: "monthsObserved", unit: "months", offset: 0, scale: 1 },
  /** Booked balance on the day of the reading, without a credit line. */
  { name: "balance", unit: "EUR", offset: -5000, scale: 1000 },
  /** Average net spending a month, from here on. */
  { name: "housing", unit: "EUR a month", offset: 0, scale: 100 },
  { name: "energyAndWater", unit: "EUR a month", offset: 0, scale: 25 },
  { name: "telecommunications", unit: "EUR a month", offset: 0, scale: 25 },
  { name: "groceries", unit: "EUR a month", offset: 0, scale: 50 },
  { name: "restaurants", unit: "EUR a month", offset: 0, scale: 50 },
  { name: "clothing", unit: "EUR a month", offset: 0, scale: 50 },
  { name: "homeAndGarden", unit: "EUR a month", offset: 0, scale: 50 },
  { name: "transport", unit: "EUR a month", offset: 0, scale: 50 },
  { name: "travel", unit: "EUR a month", offset: 0, scale: 100 },
  { name: "leisure", unit: "EUR a month", offset: 0, scale: 50 },
  { name: "saving", unit: "EUR a month", offset: 0, scale: 100 },
]);

export type BankAttribute = (typeof bankSchema)["attributes"][number]["name"];
export type BankValues = AttributeValues<typeof bankSchema>;

/** Lower ends of the open bands: whoever earns or owns more is not told apart from others who do. */
export const topBands: Readonly<Record<BankAttribute, number>> = {
  monthlyIncome: 10_000,
  incomeMonths: 6,
  incomeVariation: 100,
  monthsObserved: 6,
  balance: 50_000,
  housing: 3_000,
  energyAndWater: 500,
  telecommunications: 300,
  groceries: 1_500,
  restaurants: 1_000,
  clothing: 1_000,
  homeAndGarden: 1_000,
  transport: 1_000,
  travel: 2_000,
  leisure: 1_000,
  saving: 3_000,
};

/** The lower end of the band in which a number of thousandths lies; what is below the first band counts to it. */
export function bandOf(name: BankAttribute, thousandths: bigint): number {
  const { offset, scale } = bankSchema.attributes.find((attribute) => attribute.name === name)!;
  const [first, step] = [BigInt(offset) * 1000n, BigInt(scale) * 1000n];
  if (thousandths <= first) return offset;
  const band = offset + Number((thousandths - first) / step) * scale;
  return Math.min(band, topBands[name]);
}

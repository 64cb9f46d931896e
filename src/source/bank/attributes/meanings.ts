/** What an entry may count as. Everything else a bank reports is dropped where it is read. */
export type Meaning = "income" | Spending;

/** Categories of spending, which are attributes of the schema. */
export const spendings = [
  "housing",
  "energyAndWater",
  "telecommunications",
  "groceries",
  "restaurants",
  "clothing",
  "homeAndGarden",
  "transport",
  "travel",
  "leisure",
  "saving",
] as const;

export type Spending = (typeof spendings)[number];

/**
 * Merchant category codes (ISO 18245) that count, as ranges. Left out on purpose is what tells of health (pharmacies,
 * doctors), faith, politics, clubs, charity, sexuality, law, gambling, alcohol and reading.
 */
const merchants: readonly (readonly [first: number, last: number, Spending])[] = [
  [3000, 3350, "travel"], // airlines
  [3501, 3999, "travel"], // hotels
  [4011, 4011, "transport"],
  [4111, 4112, "transport"],
  [4121, 4121, "transport"],
  [4131, 4131, "transport"],
  [4411, 4411, "travel"],
  [4511, 4511, "travel"],
  [4722, 4722, "travel"],
  [4784, 4784, "transport"],
  [4812, 4816, "telecommunications"],
  [4899, 4899, "telecommunications"],
  [4900, 4900, "energyAndWater"],
  [5200, 5261, "homeAndGarden"],
  [5411, 5411, "groceries"],
  [5422, 5499, "groceries"],
  [5541, 5542, "transport"],
  [5611, 5699, "clothing"],
  [5712, 5732, "homeAndGarden"],
  [5811, 5812, "restaurants"],
  [5814, 5814, "restaurants"],
  [6513, 6513, "housing"],
  [7011, 7011, "travel"],
  [7523, 7523, "transport"],
  [7832, 7832, "leisure"],
  [7922, 7922, "leisure"],
  [7941, 7941, "leisure"],
  [7996, 7998, "leisure"],
];

/**
 * Purpose codes (ISO 20022 ExternalPurpose1Code) that count. Left out on purpose are health, care, benefits, alimony,
 * charity, church and trade-union payments, and taxes.
 */
const purposes: Readonly<Record<string, Meaning>> = {
  SALA: "income",
  PAYR: "income",
  PENS: "income",
  RENT: "housing",
  HLRP: "housing",
  ELEC: "energyAndWater",
  ENRG: "energyAndWater",
  GASB: "energyAndWater",
  WTER: "energyAndWater",
  UBIL: "energyAndWater",
  PHON: "telecommunications",
  CBTV: "telecommunications",
  NWCM: "telecommunications",
  AIRB: "travel",
  BUSB: "transport",
  RLWY: "transport",
  TRPT: "transport",
  SAVG: "saving",
};

/** Subfamilies of bank transaction codes (ISO 20022) for pay: credit transfers and, sent in bulk, salaries. */
const incomeCodes = /^PMNT-(RCDT|RRCT)-SALA$/;

/** Codes of one entry, as the bank gave them. */
export interface Codes {
  readonly purposeCode?: string | undefined;
  readonly bankTransactionCode?: string | undefined;
  readonly merchantCategoryCode?: string | undefined;
}

/** What an entry with these codes counts as; undefined for what is not on the lists. Never decided by free text. */
export function meaningOf({
  purposeCode,
  bankTransactionCode,
  merchantCategoryCode,
}: Codes): Meaning | undefined {
  if (merchantCategoryCode !== undefined) return merchantMeaning(merchantCategoryCode);
  const purpose = Object.hasOwn(purposes, purposeCode ?? "") ? purposes[purposeCode!] : undefined;
  if (purpose !== undefined) return purpose;
  return incomeCodes.test(bankTransactionCode ?? "") ? "income" : undefined;
}

function merchantMeaning(code: string): Spending | undefined {
  if (!/^\d{4}$/.test(code)) return undefined;
  const number = Number(code);
  return merchants.find(([first, last]) => number >= first && number <= last)?.[2];
}

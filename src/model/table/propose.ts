import {
  type Attribute,
  type CategoryAttribute,
  isCategory,
  type NumberAttribute,
} from "../../request/schema.ts";
import { type Column, countsOf, isMissing, numberIn } from "./column.ts";

/** Where categories go that the data did not have. */
export const OTHER = "other";
/** Fewer rows than this do not make a category of its own. */
const FEWEST_ROWS = 10;
const MOST_CATEGORIES = 200;
/** Rows that the average stands for when a category's rate is estimated. */
const PRIOR = 10;
const MOST_STEPS = 2 ** 31;

/** An attribute for a column of numbers or categories, learnt from the training rows only. */
export function proposeAttribute(
  column: Column,
  kind: "number" | "category",
  label: Uint8Array,
  rows: Int32Array,
): Attribute {
  return kind === "number" ? proposeNumber(column, rows) : proposeCategory(column, label, rows);
}

/** Steps of a power of ten, as fine as the numbers are written, but that the range fits into 31 bits. */
function proposeNumber(column: Column, rows: Int32Array): NumberAttribute {
  const counts = countsOf(column, rows);
  let [smallest, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let digits = 0;
  for (const [cell, text] of column.texts.entries()) {
    const value = counts[cell]! > 0 ? numberIn(text) : undefined;
    if (value === undefined) continue;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    digits = Math.max(digits, digitsOf(value));
  }
  if (smallest > largest) [smallest, largest] = [0, 0];
  let power = -Math.min(digits, 12);
  while ((largest - Math.min(smallest, 0)) / 10 ** power > MOST_STEPS && power < 300) power++;
  const scale = Number(`1e${power}`);
  const offset = smallest >= 0 ? 0 : Number((Math.floor(smallest / scale) * scale).toPrecision(15));
  return { name: column.name, unit: column.name, offset, scale };
}

/** Digits after the point that a number needs. */
function digitsOf(value: number): number {
  const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(`${value}`) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

/** Categories by ascending rate of positives, so that similar ones are neighbours; rare ones are "other". */
function proposeCategory(column: Column, label: Uint8Array, rows: Int32Array): CategoryAttribute {
  const counts = countsOf(column, rows);
  const events = new Int32Array(counts.length);
  for (const row of rows) events[column.cells[row]!]! += label[row]!;
  const average = rows.reduce((sum, row) => sum + label[row]!, 0) / Math.max(rows.length, 1);
  const frequent = column.texts
    .map((text, cell) => ({ text, cell, count: counts[cell]! }))
    .filter(({ text, count }) => count >= FEWEST_ROWS && !isMissing(text))
    .sort((left, right) => right.count - left.count || left.cell - right.cell)
    .slice(0, MOST_CATEGORIES)
    .map(({ text, cell, count }) => ({ text, rate: (events[cell]! + PRIOR * average) / (count + PRIOR) }));
  const hasOther = frequent.some(({ text }) => isOther(text));
  const all = hasOther ? frequent : [...frequent, { text: OTHER, rate: average }];
  return {
    name: column.name,
    categories: all
      .sort((left, right) => left.rate - right.rate || (left.text < right.text ? -1 : 1))
      .map(({ text }) => text),
  };
}

export function isOther(category: string): boolean {
  return category.toLowerCase() === OTHER;
}

/** The codes of a column's rows under an attribute: as an issuer would issue them. */
export function codesOf(column: Column, attribute: Attribute): Uint32Array {
  const codes = Uint32Array.from(column.texts, (text) => codeOfText(text, attribute));
  return Uint32Array.from(column.cells, (cell) => codes[cell]!);
}

/**
 * The code of a text: 0 if it is missing; the nearest step for a number, within the schema's range; "other" for a
 * category that the schema lacks, or 0 if it has no "other".
 */
export function codeOfText(text: string, attribute: Attribute): number {
  if (isMissing(text)) return 0;
  if (isCategory(attribute)) {
    const position = attribute.categories.indexOf(text);
    return 1 + (position >= 0 ? position : attribute.categories.findIndex(isOther));
  }
  const value = numberIn(text);
  if (value === undefined) return 0;
  const code = Math.round((value - attribute.offset) / attribute.scale) + 1;
  return Math.min(Math.max(code, 1), 2 ** 32 - 1);
}

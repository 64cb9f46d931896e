/** A column as it was read: its different texts, trimmed, and which of them each row has. */
export interface Column {
  readonly name: string;
  readonly texts: readonly string[];
  /** Position in `texts`, row by row. */
  readonly cells: Int32Array;
}

/** A table: columns of the same length. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: number;
}

const missingTexts = new Set(["", "?", "na", "n/a", "nan", "null"]);

/** Whether a text stands for a value that nobody knows. */
export function isMissing(text: string): boolean {
  return missingTexts.has(text.toLowerCase());
}

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const numberWithComma = /^[+-]?\d*,\d+$/;

/** The number that a text stands for, with a decimal point or comma; undefined if it is none. */
export function numberIn(text: string): number | undefined {
  const written = numberWithComma.test(text) ? text.replace(",", ".") : text;
  if (!plainNumber.test(written)) return undefined;
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}

/** The number in each row; NaN where it is missing or none. */
export function numbersOf({ texts, cells }: Column): Float64Array {
  const values = texts.map((text) => numberIn(text) ?? Number.NaN);
  return Float64Array.from(cells, (cell) => values[cell]!);
}

/** How often each text of a column stands in some rows, or in all of them. */
export function countsOf({ texts, cells }: Column, rows?: Int32Array): Int32Array {
  const counts = new Int32Array(texts.length);
  if (rows === undefined) for (const cell of cells) counts[cell]!++;
  else for (const row of rows) counts[cells[row]!]!++;
  return counts;
}

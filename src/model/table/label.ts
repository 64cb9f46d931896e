import { InvalidValueError } from "../../errors.ts";
import { type Column, countsOf, isMissing, numberIn } from "./column.ts";

/** What is to be predicted: 1 where it came true. */
export interface Label {
  readonly column: string;
  readonly positive: string;
  readonly negative: string;
  /** Rows of the table that have a label. */
  readonly rows: Int32Array;
  /** By row of the table; 0 where nobody knows. */
  readonly values: Uint8Array;
}

const positiveWords = /^(yes|y|true|t|positive|pos|bad|default|churned|responded|>.*)$/i;
const negativeWords = /^(no|n|false|f|negative|neg|good|<.*)$/i;
const LISTED = 6;

/**
 * Reads the label. Of two values, the positive one is the "yes" of the pair, else the larger number, else the rarer.
 *
 * @param positive The value that counts as positive, against all others. Needed where there are more than two.
 * @throws InvalidValueError if there are not two values to tell apart.
 */
export function labelOf(column: Column, positive?: string): Label {
  const counts = countsOf(column);
  const values = column.texts
    .map((text, cell) => ({ text, cell, count: counts[cell]! }))
    .filter(({ text, count }) => count > 0 && !isMissing(text))
    .sort((left, right) => right.count - left.count);
  const listed = values.slice(0, LISTED).map(({ text }) => `"${text}"`);
  const shown = values.length > LISTED ? `${listed.join(", ")}, ...` : listed.join(", ");
  if (values.length < 2) {
    throw new InvalidValueError(
      values.length === 0
        ? `The label "${column.name}" has no value in any row.`
        : `The label "${column.name}" has the value ${shown} in every row, so there is nothing to tell apart.`,
      { hint: "Name another column with --label, or take data with both outcomes." },
    );
  }
  if (positive === undefined && values.length > 2) {
    throw new InvalidValueError(
      `The label "${column.name}" has ${values.length} different values: ${shown}.`,
      { hint: "A model tells two apart: name the one to predict with --positive VALUE." },
    );
  }
  const chosen =
    positive === undefined
      ? positiveOf(values[0]!, values[1]!)
      : values.find(({ text }) => text === positive.trim());
  if (chosen === undefined) {
    throw new InvalidValueError(`The label "${column.name}" is never "${positive}".`, {
      hint: `It has: ${shown}.`,
    });
  }
  const others = values.filter(({ cell }) => cell !== chosen.cell);
  const missing = new Set(column.texts.flatMap((text, cell) => (isMissing(text) ? [cell] : [])));
  return {
    column: column.name,
    positive: chosen.text,
    negative: others.length === 1 ? others[0]!.text : `not ${chosen.text}`,
    rows: Int32Array.from(column.cells.keys()).filter((row) => !missing.has(column.cells[row]!)),
    values: Uint8Array.from(column.cells, (cell) => (cell === chosen.cell ? 1 : 0)),
  };
}

interface Value {
  readonly text: string;
  readonly cell: number;
  readonly count: number;
}

function positiveOf(often: Value, rarely: Value): Value {
  for (const [one, other] of [
    [often, rarely],
    [rarely, often],
  ] as const) {
    const isYes = positiveWords.test(one.text) && !positiveWords.test(other.text);
    const isNotNo = negativeWords.test(other.text) && !negativeWords.test(one.text);
    if (isYes || isNotNo) return one;
  }
  const [left, right] = [numberIn(often.text), numberIn(rarely.text)];
  if (left !== undefined && right !== undefined) return left > right ? often : rarely;
  return rarely;
}

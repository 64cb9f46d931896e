import { type Column, countsOf, isMissing, numberIn } from "./column.ts";

/** What a column holds. Only numbers and categories can be attributes. */
export type ColumnKind = "number" | "category" | "identifier" | "date" | "weight" | "constant" | "empty";

/** What was found out about a column, without looking at the label. */
export interface ColumnFinding {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Share of rows without a value. */
  readonly missing: number;
  /** Different values, without missing. */
  readonly distinct: number;
  /** Why it cannot be an attribute. */
  readonly reason?: string;
}

const identifierName =
  /(^|[\s_.-])(id|uuid|guid|key|index|rownames?|rownumber|row)($|[\s_.-])|[a-z](Id|ID)$|^unnamed/i;
const weightName = /wgt|sampl\w*[\s_.-]?weight|weight[\s_.-]?sampl|^survey[\s_.-]?weight/i;
const date =
  /^(\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** Share of rows with a value of their own from which on a text tells people apart. */
const OWN_VALUE = 0.9;

/** Finds the kind of a column from its texts and its name. */
export function kindOf(column: Column): ColumnFinding {
  const counts = countsOf(column);
  const present = [...column.texts.entries()].filter(([cell, text]) => counts[cell]! > 0 && !isMissing(text));
  const rows = column.cells.length;
  const known = present.reduce((sum, [cell]) => sum + counts[cell]!, 0);
  const found = { name: column.name, missing: rows === 0 ? 0 : 1 - known / rows, distinct: present.length };
  const leftOut = (kind: ColumnKind, reason: string) => ({ ...found, kind, reason });
  if (known === 0) return leftOut("empty", "no row has a value");
  if (present.length === 1 && known === rows) return leftOut("constant", "every row has the same value");
  if (weightName.test(column.name)) {
    return leftOut("weight", "its name says that it is a sampling weight, which no customer has");
  }
  const isNumber = present.every(([, text]) => numberIn(text) !== undefined);
  const isOwn = present.length > Math.max(OWN_VALUE * known, 20);
  if (isNumber) {
    const isCounted = present.length === known && known > 20 && rises(column);
    if (isCounted) return leftOut("identifier", "it numbers the rows");
    if (isOwn && identifierName.test(column.name)) return leftOut("identifier", "it tells people apart");
    return { ...found, kind: "number" };
  }
  const dates = present.reduce((sum, [cell, text]) => sum + (date.test(text) ? counts[cell]! : 0), 0);
  if (dates >= 0.95 * known) return leftOut("date", "it is a date; --time splits by it");
  if (isOwn) return leftOut("identifier", "nearly every row has a value of its own");
  return { ...found, kind: "category" };
}

/** Whether whole numbers rise by one from row to row. */
function rises({ texts, cells }: Column): boolean {
  for (let row = 1; row < cells.length; row++) {
    if (Number(texts[cells[row]!]) !== Number(texts[cells[row - 1]!]) + 1) return false;
  }
  return true;
}

import { InvalidValueError } from "../../errors.ts";
import { attributeIndex, isCategory, type Schema } from "../../request/schema.ts";
import type { Column, Table } from "../table/column.ts";
import { type ColumnFinding, type ColumnKind, kindOf } from "../table/kind.ts";
import { type Label, labelOf } from "../table/label.ts";
import type { Usable } from "../training/candidates.ts";
import { afterTheEvent, requireNoLeak } from "./leak.ts";
import { isProtectedName } from "./protected.ts";

/** What a brand says about its table. */
export interface Wishes {
  readonly label: string;
  readonly positive?: string | undefined;
  readonly drop?: readonly string[] | undefined;
  /** Protected attributes beside those that are recognized by their names. */
  readonly protect?: readonly string[] | undefined;
  readonly includeProtected?: boolean | undefined;
  /** Columns that are known only after the event that the label tells of. */
  readonly after?: readonly string[] | undefined;
  /** Columns that are known before it, whatever they look like. */
  readonly known?: readonly string[] | undefined;
  readonly schema?: Schema | undefined;
  /** By column: values that mean something else than their size says, such as -1 for "never". */
  readonly special?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The column that says who was treated, such as who got the message. */
  readonly treatment?: string | undefined;
}

/** A column with what becomes of it. */
export interface PlannedColumn extends Omit<ColumnFinding, "kind"> {
  readonly kind: ColumnKind | "label";
  readonly use: "used" | "left out";
}

export interface Plan {
  readonly label: Label;
  readonly usable: readonly Usable[];
  /** Who was treated, where the table says so. */
  readonly treatment?: Label | undefined;
  /** Protected attributes with a value for each row, used or not. */
  readonly protectedColumns: readonly Column[];
  readonly columns: readonly PlannedColumn[];
  readonly warnings: readonly string[];
}

const FEWEST = 20;
const FEW = 200;

/**
 * Decides which columns a model may look at, and why not the others.
 *
 * @throws InvalidValueError for a wish that the table cannot fulfil, a label that cannot be learnt, and a column that
 * gives the label away.
 */
export function planOf(table: Table, wishes: Wishes): Plan {
  const label = labelOf(columnNamed(table, wishes.label), wishes.positive);
  const warnings = [...requirePositives(label), ...unlabelled(label, table)];
  const named = [wishes.drop, wishes.protect, wishes.after, wishes.known, Object.keys(wishes.special ?? {})];
  for (const names of named) {
    for (const name of names ?? []) columnNamed(table, name);
  }
  const isIn = (names: readonly string[] | undefined, { name }: Column) => names?.includes(name) === true;
  const protectedColumns: Column[] = [];
  const usable: Usable[] = [];
  const columns: PlannedColumn[] = table.columns.map((column) => {
    const finding = kindOf(column);
    if (column.name === label.column) return { ...finding, kind: "label", use: "left out" };
    const isProtected = isIn(wishes.protect, column) || isProtectedName(column.name);
    if (isProtected && (finding.kind === "category" || finding.kind === "number"))
      protectedColumns.push(column);
    const reason = reasonAgainst(column, finding, isProtected, wishes);
    if (reason !== undefined) return { ...finding, use: "left out", reason };
    const special = wishes.special?.[column.name];
    usable.push({ ...usableOf(column, finding.kind, wishes.schema), ...(special && { special }) });
    const { reason: _, ...kept } = finding;
    return { ...kept, use: "used" };
  });
  if (usable.length === 0) {
    const reasons = columns.flatMap(({ name, reason }) => (reason ? [`${name}: ${reason}`] : []));
    throw new InvalidValueError("No column is left to learn from.", {
      details: { columns: reasons },
      hint: `Left out were ${reasons.slice(0, 5).join("; ")}.`,
    });
  }
  requireNoLeak(usable, label, wishes.known ?? []);
  const late = afterTheEvent(usable, label, wishes.known ?? []);
  warnings.push(...late.warnings);
  const treatment =
    wishes.treatment === undefined ? undefined : labelOf(columnNamed(table, wishes.treatment));
  return {
    label,
    treatment,
    usable: usable.filter(({ column }) => column.name !== late.leftOut),
    protectedColumns,
    columns: columns.map((column) =>
      column.name === late.leftOut
        ? {
            ...column,
            use: "left out",
            reason: "it looks as if it were known only after the event; --known keeps it",
          }
        : column,
    ),
    warnings,
  };
}

/** A column by its name. Throws `InvalidValueError` if the table has none. */
export function columnNamed({ columns }: Table, name: string): Column {
  const wanted = name.trim();
  const found = columns.find((column) => column.name === wanted);
  if (found !== undefined) return found;
  const names = columns.slice(0, 30).map((column) => column.name);
  throw new InvalidValueError(`The table has no column "${wanted}".`, {
    hint: `It has: ${names.join(", ")}${columns.length > names.length ? ", ..." : ""}.`,
  });
}

function reasonAgainst(
  { name }: Column,
  { kind, reason }: ColumnFinding,
  isProtected: boolean,
  { drop, after, known, schema, includeProtected, treatment }: Wishes,
): string | undefined {
  if (treatment === name) return "says who was treated; not an attribute";
  if (drop?.includes(name)) return "left out as asked";
  if (after?.includes(name)) return "known only after the event";
  if (schema !== undefined && !schema.attributes.some((attribute) => attribute.name === name)) {
    return `not in the schema "${schema.name}"`;
  }
  if (kind !== "number" && kind !== "category") {
    const canBeUsed = (kind === "weight" || kind === "identifier") && known?.includes(name);
    if (!canBeUsed) return reason;
  }
  if (isProtected && !includeProtected) return "a protected attribute; --include-protected keeps it";
  return undefined;
}

function usableOf(column: Column, kind: ColumnKind, schema: Schema | undefined): Usable {
  if (schema === undefined) return { column, kind: kind === "category" ? "category" : "number" };
  const attribute = schema.attributes[attributeIndex(schema, column.name)]!;
  return { column, kind: isCategory(attribute) ? "category" : "number", attribute };
}

function requirePositives({ values, rows, positive, negative }: Label): string[] {
  const positives = rows.reduce((sum, row) => sum + values[row]!, 0);
  const fewer = Math.min(positives, rows.length - positives);
  const which = positives <= rows.length - positives ? positive : negative;
  if (fewer < FEWEST) {
    throw new InvalidValueError(`Only ${fewer} of ${rows.length} rows are "${which}".`, {
      hint: `A model needs ${FEWEST} of each, and ${FEW} for figures that can be relied on.`,
    });
  }
  return fewer < FEW
    ? [`Only ${fewer} rows are "${which}": all figures have wide intervals; read those, not the means.`]
    : [];
}

function unlabelled({ rows, column }: Label, table: Table): string[] {
  const without = table.rows - rows.length;
  return without > 0 ? [`${without} rows have no "${column}" and were left out.`] : [];
}

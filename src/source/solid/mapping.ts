import { InvalidValueError } from "../../errors.ts";
import { defineSchema, type Schema } from "../../request/schema.ts";
import { bandNames, bandOf } from "../bands.ts";
import { SourceError } from "../sourceError.ts";
import type { Mapping, Statement } from "./solid.ts";

const NUMBER = /^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/;
const DATE = /^\d{4}-\d{2}-\d{2}($|T)/;

/** The schema of what is derived: every attribute is a category or a band. Throws `InvalidValueError`. */
export function solidSchema(name: string, mappings: readonly Mapping[]): Schema {
  return defineSchema(
    name,
    mappings.map((mapping) => ({ name: mapping.attribute, categories: categoriesOf(mapping) })),
  );
}

function categoriesOf(mapping: Mapping): string[] {
  if ("has" in mapping) return ["no", "yes"];
  if ("oneOf" in mapping) return [...new Set(Object.values(mapping.oneOf))];
  if (mapping.edges.length > 0) return [...bandNames(mapping)];
  throw new InvalidValueError(`The bands of "${mapping.attribute}" have no edges.`);
}

/**
 * The attribute that a document says of its owner; undefined where it says nothing that is taken. Throws `SourceError`
 * (`tampered`) for a document that contradicts itself.
 *
 * @param owner The WebID, and the document: statements about anybody else do not count.
 * @param now Unix seconds.
 */
export function deriveAttribute(
  mapping: Mapping,
  statements: readonly Statement[],
  { webId, document, now }: { webId: string; document: string; now: number },
): string | undefined {
  const isAboutOwner = (subject: string | undefined) =>
    subject === undefined || subject === webId || subject === document || subject.startsWith(`${document}#`);
  const values = new Set(
    statements
      .filter(({ subject, predicate }) => predicate === mapping.predicate && isAboutOwner(subject))
      .map(({ object }) => object)
      .filter((object) => object !== undefined),
  );
  if ("has" in mapping) return values.has(mapping.has) ? "yes" : "no";
  if (values.size > 1) {
    throw new SourceError("tampered", `The pod has several values for "${mapping.attribute}".`);
  }
  const [value] = values;
  if (value === undefined) return undefined;
  if ("oneOf" in mapping) return Object.hasOwn(mapping.oneOf, value) ? mapping.oneOf[value] : undefined;
  const number = mapping.from === "years" ? yearsSince(value, now) : numberIn(value);
  if (number !== undefined) return bandOf(mapping, number);
  throw new SourceError(
    "unexpected",
    `The pod has no ${mapping.from === "years" ? "date" : "number"} for "${mapping.attribute}".`,
  );
}

function numberIn(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

/** Whole years; undefined for a text that is no day of the calendar, or is in the future. */
function yearsSince(text: string, now: number): number | undefined {
  const time = DATE.test(text) ? Date.parse(text.slice(0, 10)) : Number.NaN;
  if (Number.isNaN(time) || time > now * 1000) return undefined;
  const [from, to] = [new Date(time), new Date(now * 1000)];
  if (from.toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  const isBefore = to.toISOString().slice(5, 10) < from.toISOString().slice(5, 10);
  return to.getUTCFullYear() - from.getUTCFullYear() - (isBefore ? 1 : 0);
}

import { encodeAttributes, type Schema } from "../request/schema.ts";
import { SourceError } from "./sourceError.ts";

/**
 * Values as a source gives them, if the schema takes them. Throws `SourceError` (`unexpected`) that names no value: what
 * the schema itself says about one quotes it.
 */
export function requireValues(
  schema: Schema,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number>> {
  const faulty = Object.entries(values).find(([name, value]) => !isTaken(schema, name, value));
  if (faulty === undefined) return values as Readonly<Record<string, string | number>>;
  const attribute = schema.attributes.find(({ name }) => name === faulty[0]);
  throw new SourceError(
    "unexpected",
    attribute === undefined
      ? `The schema ${schema.name} does not have every attribute that was given.`
      : `The schema ${schema.name} does not take what was given for "${attribute.name}".`,
    { hint: `Its attributes are ${schema.attributes.map(({ name }) => name).join(", ")}.` },
  );
}

function isTaken(schema: Schema, name: string, value: unknown): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  try {
    encodeAttributes(schema, { [name]: value } as Parameters<typeof encodeAttributes>[1]);
    return true;
  } catch {
    return false;
  }
}

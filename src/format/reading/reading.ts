import type * as z from "zod/v4";
import { InvalidValueError } from "../../errors.ts";
import { describeIssue, fieldError } from "./fieldErrors.ts";
import { otherKind } from "./kinds.ts";

/** How many malformed fields an error lists. */
const LISTED_ISSUES = 5;

/**
 * Reads one format from JSON text or from parsed JSON. `name` is what errors call it, such as the name of a file.
 * Throws an `InvalidValueError` that lists the malformed fields: missing, unknown, of another type or out of range.
 */
export type Reader<Value> = (content: unknown, name?: string) => Value;

/** The reader of a shape; `usualName` is the name if none is given. */
export function readerOf<Value>(shape: z.ZodType<Value>, usualName: string): Reader<Value> {
  return (content, name = usualName) => readShape(shape, content, name);
}

/** Reads a value of a shape. Throws `InvalidValueError`, as `Reader` describes. */
export function readShape<Value>(shape: z.ZodType<Value>, content: unknown, name: string): Value {
  const value = typeof content === "string" ? parseJson(content, name) : content;
  const other = otherKind(value, shape);
  if (other !== undefined) {
    throw new InvalidValueError(`${name} is ${other}.`, { details: { name }, hint: "Name the right file." });
  }
  const result = shape.safeParse(value, { error: fieldError, reportInput: true });
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, LISTED_ISSUES).map(describeIssue);
  throw new InvalidValueError(`${name} does not fit: ${issues.join("; ")}.`, {
    details: { name, issues },
    hint: "Correct it, or make the file again; docs/files.md has every field.",
  });
}

function parseJson(text: string, name: string): unknown {
  try {
    // Readers of files in UTF-8 may leave its mark at the beginning, which is no part of JSON.
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new InvalidValueError(`${name} is not JSON: ${(cause as Error).message}.`, {
      details: { name },
      hint: "Check commas and quotes.",
      cause,
    });
  }
}

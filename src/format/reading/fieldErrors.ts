import type * as z from "zod/v4";

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const types: Readonly<Record<string, string>> = {
  boolean: "true or false, without quotes",
  number: "a number, without quotes",
  int: "an integer, without quotes",
  string: "text in quotes",
  object: "an object, in {}",
  record: "an object, in {}",
  array: "a list, in []",
  tuple: "a list, in []",
};

/** Says what a field must be; undefined leaves it to the shape's own words. */
export function fieldError(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return types[issue.expected] && `must be ${types[issue.expected]}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    case "unrecognized_keys":
      return `has no field ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
    case "too_small":
      return `must ${isCounted(issue) ? "have" : "be"} ${issue.minimum} or more`;
    case "too_big":
      return `must ${isCounted(issue) ? "have" : "be"} ${issue.maximum} or less`;
    default:
      return undefined;
  }
}

/** One line about a field, with its place in the file. */
export function describeIssue({ path, message, input }: Issue): string {
  return `${fieldName(path)}: ${path.length > 0 && input === undefined ? "is missing" : message}`;
}

/** Whether the limit is one of length and not of size. */
function isCounted({ origin }: { readonly origin: string }): boolean {
  return origin === "array" || origin === "string";
}

function fieldName(parts: readonly PropertyKey[]): string {
  const name = parts.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}${text && "."}${String(part)}`),
    "",
  );
  return name || "the file";
}

import { InvalidValueError } from "../../errors.ts";

/** What a text may have at most. */
export interface JsonLimits {
  /** In characters. */
  readonly length: number;
  /** Of objects and lists in one another. */
  readonly depth: number;
}

/**
 * Parses JSON from strangers whose every reader has to see the same. Throws `InvalidValueError` for what is no JSON or is
 * beyond the limits, for a field that is there twice, of which readers would choose different ones, and for the names that
 * JavaScript gives another meaning.
 */
export function parseStrictJson(text: string, name: string, { length, depth }: JsonLimits): unknown {
  if (text.length > length) {
    throw refused(name, `has ${text.length} characters, and at most ${length} are read`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refused(name, `is not JSON: ${(error as Error).message}`);
  }
  requireOnce(text, name, depth);
  return value;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Goes through the brackets and strings of JSON; in what is none, strings without an end would take it very long. */
function requireOnce(text: string, name: string, depth: number): void {
  const open: (Set<string> | undefined)[] = [];
  let last: string | undefined;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : undefined);
      if (open.length > depth) throw refused(name, `has more than ${depth} levels`);
    } else if (token === "}" || token === "]") open.pop();
    else if (token === ":" && last !== undefined) requireNew(open.at(-1), JSON.parse(last), name);
    last = token.startsWith('"') ? token : undefined;
  }
}

function requireNew(fields: Set<string> | undefined, field: string, name: string): void {
  if (FORBIDDEN.has(field)) throw refused(name, `has a field "${field}", which nothing has`);
  if (fields?.has(field)) throw refused(name, `has the field "${field}" twice in one object`);
  fields?.add(field);
}

function refused(name: string, words: string): InvalidValueError {
  return new InvalidValueError(`${name} ${words}.`, {
    details: { name },
    hint: "Ask whoever gave it to you for the file as it was made.",
  });
}

import { isCategory, type Schema } from "../../request/schema.ts";
import { requireValues } from "../derived.ts";
import { SourceError } from "../sourceError.ts";
import { isObject, type JsonObject } from "./encoding.ts";
import type { ClaimMapping } from "./presentation.ts";

/** Values by the mapping; a claim that was not disclosed is missing. Throws `SourceError`. */
export function mapClaims(
  claims: JsonObject,
  { schema, mappings, now }: { schema: Schema; mappings: readonly ClaimMapping[]; now: number },
): Readonly<Record<string, string | number>> {
  const values = mappings.flatMap(({ attribute, path, as }) => {
    const claim = claimAt(claims, path);
    if (claim === undefined) return [];
    const value =
      as === "years" ? yearsSince(claim, now) : typeof claim === "boolean" ? String(claim) : claim;
    return [[attribute, onStep(schema, attribute, value)] as const];
  });
  return requireValues(schema, Object.fromEntries(values));
}

/** The claim at a path; undefined if it is not there. */
export function claimAt(claims: JsonObject, path: readonly string[]): unknown {
  let current: unknown = claims;
  for (const name of path) {
    current = isObject(current) && Object.hasOwn(current, name) ? current[name] : undefined;
  }
  return current;
}

/** A number rounded down to the schema's step: a claim may say more than the schema wants to know. */
function onStep(schema: Schema, name: string, value: unknown): unknown {
  const attribute = schema.attributes.find((attribute) => attribute.name === name);
  if (typeof value !== "number" || attribute === undefined || isCategory(attribute)) return value;
  return attribute.offset + Math.floor((value - attribute.offset) / attribute.scale) * attribute.scale;
}

function yearsSince(claim: unknown, now: number): number {
  const date = typeof claim === "string" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(claim) : null;
  if (date === null || Number.isNaN(Date.parse(date[0]))) {
    throw new SourceError("unexpected", "A claim of the credential that should be a date is none.");
  }
  const today = new Date(now * 1000).toISOString();
  const years = Number(today.slice(0, 4)) - Number(date[1]);
  return today.slice(5, 10) < `${date[2]}-${date[3]}` ? years - 1 : years;
}

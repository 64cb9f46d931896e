import { type RequestWords, requestFrom } from "../../../format/campaign/requestWords.ts";
import { slotsOf } from "../../../model/explanation/slots.ts";
import type { Request } from "../../../request/request.ts";
import type { Schema } from "../../../request/schema.ts";
import { segmentOf } from "../../../request/segment.ts";
import { findPerson } from "./search.ts";

/** Somebody whom a change concerns: their 16 codes, and their groups before and after it. */
export interface Person {
  readonly codes: readonly number[];
  readonly before: number;
  readonly after: number;
}

/** Whether somebody comes into a group whom the older request left out of it; or whether it was too much work to know. */
export interface Caught {
  /** The group under the newer request, 1 to 4. */
  readonly group: number;
  readonly person: Person | "nobody" | "undecided";
}

/** Two requests over one schema, which can be compared person by person. */
export interface Comparable {
  readonly schema: Schema;
  readonly requests: readonly [older: Request, newer: Request];
}

/**
 * The older request in the words of the newer one's schema; undefined if the newer schema does not have what the older request
 * asks, or means something else by it.
 */
export function comparable(older: RequestWords, newer: RequestWords): Comparable | undefined {
  const { schema } = newer;
  if (older.schema.id === schema.id) {
    return { schema, requests: [requestFrom(older), requestFrom(newer)] };
  }
  const meanings = new Map(schema.attributes.map((attribute) => [attribute.name, JSON.stringify(attribute)]));
  const isKnown = older.schema.attributes.every(
    (attribute) => meanings.get(attribute.name) === JSON.stringify(attribute),
  );
  return isKnown ? { schema, requests: [requestFrom({ ...older, schema }), requestFrom(newer)] } : undefined;
}

/** For each group of the newer request, somebody who is in it and was not; none for a group that nobody can be in. */
export function newlyCaught({ schema, requests }: Comparable): Caught[] {
  const slots = slotsOf(schema);
  const [older, newer] = requests;
  return [1, 2, 3, 4].flatMap((group): Caught[] => {
    let isUndecided = false;
    // Whoever was in no group at all first: that is the widest step.
    for (const before of [0, 1, 2, 3, 4].filter((one) => one !== group)) {
      const found = findPerson(requests, slots, [
        [before, before],
        [group, group],
      ]);
      if (typeof found !== "string") {
        const person = { codes: found, before: segmentOf(older, found), after: segmentOf(newer, found) };
        return [{ group, person }];
      }
      isUndecided ||= found === "undecided";
    }
    if (isUndecided) return [{ group, person: "undecided" }];
    const somebody = findPerson([newer, newer], slots, [
      [group, group],
      [group, group],
    ]);
    return somebody === "nobody" ? [] : [{ group, person: "nobody" }];
  });
}

/** Somebody whom the newer request leaves out of every group, and who was in one. */
export function newlyLeftOut({ schema, requests }: Comparable): Person | "nobody" | "undecided" {
  const found = findPerson(requests, slotsOf(schema), [
    [1, 4],
    [0, 0],
  ]);
  return typeof found === "string"
    ? found
    : { codes: found, before: segmentOf(requests[0], found), after: 0 };
}

import type { Terms } from "../terms.ts";

/** What a change means for the customer; "other" can be compared neither way, "none" changes nothing. */
export type Direction = "narrower" | "wider" | "other" | "none";

/** One change from older to newer terms. */
export interface Change {
  readonly aspect: string;
  readonly direction: Direction;
  /** The change in a sentence. */
  readonly words: string;
}

/** One respect in which terms are compared. Each is a preorder, and so are all of them together. */
export type Aspect = (older: Terms, newer: Terms) => readonly Change[];

interface Ordered<Value> {
  readonly of: (terms: Terms) => Value;
  /** Whether whoever agreed to the second value agreed to the first; reflexive and transitive. */
  readonly isWithin: (value: Value, other: Value) => boolean;
  readonly name: (value: Value) => string;
}

/** An aspect with one value. */
export function single<Value>(aspect: string, { of, isWithin, name }: Ordered<Value>): Aspect {
  return (older, newer) => {
    const [before, after] = [of(older), of(newer)];
    const [covered, covers] = [isWithin(after, before), isWithin(before, after)];
    if (covered && covers) return [];
    const direction = covered ? "narrower" : covers ? "wider" : "other";
    return [{ aspect, direction, words: `${aspect}: ${name(after)} instead of ${name(before)}.` }];
  };
}

interface OrderedList<Value> extends Omit<Ordered<Value>, "of"> {
  readonly of: (terms: Terms) => readonly Value[];
  /** Whether the customer gains by a longer list, as with rights. */
  readonly isGain?: boolean;
}

/** An aspect with several values, of which each new one must be within an old one. */
export function several<Value>(
  aspect: string,
  { of, isWithin, name, isGain = false }: OrderedList<Value>,
): Aspect {
  const [more, less] = isGain ? (["narrower", "wider"] as const) : (["wider", "narrower"] as const);
  return (older, newer) => {
    const [before, after] = [of(older), of(newer)];
    const uncovered = (values: readonly Value[], others: readonly Value[]) =>
      values.filter((value) => !others.some((other) => isWithin(value, other)));
    const parts = (whole: Value, others: readonly Value[]) =>
      others
        .filter((other) => isWithin(other, whole))
        .map(name)
        .join(", ");
    return [
      ...uncovered(after, before).map((value) => {
        const was = parts(value, before);
        const words = was ? `${name(value)} instead of only ${was}` : `${name(value)} is new`;
        return { aspect, direction: more, words: `${aspect}: ${words}.` };
      }),
      ...uncovered(before, after).map((value) => {
        const remains = parts(value, after);
        const words = remains ? `only ${remains} instead of ${name(value)}` : `${name(value)} is gone`;
        return { aspect, direction: less, words: `${aspect}: ${words}.` };
      }),
    ];
  };
}

/**
 * An aspect of which the customer only needs to know that it changed. It is silent if one of the two has nothing to
 * compare: that something came or went is for another aspect to judge.
 */
export function neutral(aspect: string, of: (terms: Terms, others: Terms) => string | undefined): Aspect {
  return (older, newer) => {
    const [before, after] = [of(older, newer), of(newer, older)];
    if (before === undefined || after === undefined || before === after) return [];
    return [{ aspect, direction: "none", words: `${aspect}: ${after} instead of ${before}.` }];
  };
}

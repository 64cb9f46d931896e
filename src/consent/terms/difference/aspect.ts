import type { Terms } from "../terms.ts";
import type { AspectName, DifferenceWords } from "./words/words.ts";

/** What a change means for the customer; "other" can be compared neither way, "none" changes nothing. */
export type Direction = "narrower" | "wider" | "other" | "none";

/** One change from older to newer terms. */
export interface Change {
  readonly aspect: AspectName;
  readonly direction: Direction;
  /** The change in a sentence, in the language that was asked for. */
  readonly words: string;
}

/** One respect in which terms are compared. Each is a preorder, and so are all of them together. */
export type Aspect = (older: Terms, newer: Terms, words: DifferenceWords) => readonly Change[];

interface Ordered<Value> {
  readonly of: (terms: Terms) => Value;
  /** Whether whoever agreed to the second value agreed to the first; reflexive and transitive. */
  readonly isWithin: (value: Value, other: Value) => boolean;
  readonly name: (value: Value, words: DifferenceWords) => string;
}

/** An aspect with one value. */
export function single<Value>(aspect: AspectName, { of, isWithin, name }: Ordered<Value>): Aspect {
  return (older, newer, words) => {
    const [before, after] = [of(older), of(newer)];
    const [covered, covers] = [isWithin(after, before), isWithin(before, after)];
    if (covered && covers) return [];
    const direction = covered ? "narrower" : covers ? "wider" : "other";
    return [
      {
        aspect,
        direction,
        words: said(aspect, words.instead(name(after, words), name(before, words)), words),
      },
    ];
  };
}

interface OrderedList<Value> extends Omit<Ordered<Value>, "of"> {
  readonly of: (terms: Terms) => readonly Value[];
  /** Whether the customer gains by a longer list, as with rights. */
  readonly isGain?: boolean;
}

/** An aspect with several values, of which each new one must be within an old one. */
export function several<Value>(
  aspect: AspectName,
  { of, isWithin, name, isGain = false }: OrderedList<Value>,
): Aspect {
  const [more, less] = isGain ? (["narrower", "wider"] as const) : (["wider", "narrower"] as const);
  return (older, newer, words) => {
    const [before, after] = [of(older), of(newer)];
    const uncovered = (values: readonly Value[], others: readonly Value[]) =>
      values.filter((value) => !others.some((other) => isWithin(value, other)));
    const parts = (whole: Value, others: readonly Value[]) =>
      others
        .filter((other) => isWithin(other, whole))
        .map((other) => name(other, words))
        .join(", ");
    return [
      ...uncovered(after, before).map((value) => {
        const was = parts(value, before);
        const now = name(value, words);
        const change = was ? words.insteadOfOnly(now, was) : words.isNew(now);
        return { aspect, direction: more, words: said(aspect, change, words) };
      }),
      ...uncovered(before, after).map((value) => {
        const remains = parts(value, after);
        const was = name(value, words);
        const change = remains ? words.onlyInstead(remains, was) : words.isGone(was);
        return { aspect, direction: less, words: said(aspect, change, words) };
      }),
    ];
  };
}

/**
 * An aspect of which the customer only needs to know that it changed. It is silent if one of the two has nothing to
 * compare: that something came or went is for another aspect to judge.
 */
export function neutral(
  aspect: AspectName,
  of: (terms: Terms, others: Terms, words: DifferenceWords) => string | undefined,
): Aspect {
  return (older, newer, words) => {
    const [before, after] = [of(older, newer, words), of(newer, older, words)];
    if (before === undefined || after === undefined || before === after) return [];
    return [{ aspect, direction: "none", words: said(aspect, words.instead(after, before), words) }];
  };
}

function said(aspect: AspectName, change: string, words: DifferenceWords): string {
  return `${words.aspects[aspect]}: ${change}.`;
}

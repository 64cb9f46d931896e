import { type Clause, LARGEST_ATTRIBUTE } from "../../../request/request.ts";
import { type Attribute, decodeValue, isCategory } from "../../../request/schema.ts";
import { type Cell, largestCode } from "../cells.ts";
import type { Slot } from "../slots.ts";
import type { ExplanationWords } from "./words.ts";

/** The value of a code, such as "38 years"; one that the schema does not know is named by its code. */
export function valueInWords({ attribute }: Slot, code: number, words: ExplanationWords): string {
  if (code === 0) return words.notKnown;
  if (attribute === undefined || (isCategory(attribute) && code > attribute.categories.length))
    return `#${code}`;
  return written(attribute, code, words);
}

/** The same without the unit, where the unit has just been named. */
export function nowInWords(slot: Slot, code: number, words: ExplanationWords): string {
  const { attribute } = slot;
  return code === 0 || attribute === undefined || isCategory(attribute)
    ? valueInWords(slot, code, words)
    : numberAlone(slot, code, words);
}

/** A run of codes above 0, such as "at least 38 years" or "sales or management". */
export function rangeInWords(slot: Slot, { low, high }: Cell, words: ExplanationWords): string {
  const { attribute } = slot;
  const largest = largestCode(slot);
  if (low <= 1 && high >= largest) return words.known;
  if (attribute !== undefined && isCategory(attribute)) {
    return words.oneOf(attribute.categories.slice(Math.max(low, 1) - 1, high));
  }
  if (low === high) return valueInWords(slot, low, words);
  if (high >= largest) return words.atLeast(valueInWords(slot, low, words));
  if (low <= 1) return words.atMost(valueInWords(slot, high, words));
  return words.between(numberAlone(slot, low, words), valueInWords(slot, high, words));
}

/** What a clause asks of its attribute. */
export function clauseInWords(slot: Slot, clause: Clause, words: ExplanationWords): string {
  const asked = conditionInWords(slot, clause, words);
  return clause.negated ? words.not(asked) : asked;
}

function conditionInWords(slot: Slot, { inSet, codes, low, high }: Clause, words: ExplanationWords): string {
  if (inSet) {
    const distinct = [...new Set(codes)].sort((left, right) => left - right);
    return words.oneOf(distinct.map((code) => valueInWords(slot, code, words)));
  }
  if (high === 0) return words.notKnown;
  if (low > 0) return rangeInWords(slot, { low, high }, words);
  if (high === LARGEST_ATTRIBUTE) return words.anything;
  return words.oneOf([words.notKnown, rangeInWords(slot, { low: 1, high }, words)]);
}

/** A whole number of points, or the average of some, as the language writes it. */
export function pointsInWords(points: number, { language }: ExplanationWords): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(
    // No "-0".
    Math.round(points) + 0,
  );
}

function numberAlone({ attribute }: Slot, code: number, { language }: ExplanationWords): string {
  if (attribute === undefined || isCategory(attribute)) return `#${code}`;
  return new Intl.NumberFormat(language, { maximumFractionDigits: 15, useGrouping: false }).format(
    decodeValue(attribute, code) as number,
  );
}

function written(attribute: Attribute, code: number, words: ExplanationWords): string {
  if (isCategory(attribute)) return attribute.categories[code - 1]!;
  return `${numberAlone({ attribute } as Slot, code, words)} ${attribute.unit}`;
}

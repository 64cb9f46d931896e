import { type RequestWords, requestFrom } from "../../../format/campaign/requestWords.ts";
import { type Clause, LARGEST_ATTRIBUTE, type Rules } from "../../../request/request.ts";
import { isCategory } from "../../../request/schema.ts";

interface Range {
  readonly low: number;
  readonly high: number;
}

/** The numbers that rules pin to one value, by clauses that must hold alone or together: a yes gives them away. */
export function exactValues(words: RequestWords): string[] {
  const { rules } = requestFrom(words);
  return words.schema.attributes.flatMap((attribute, index) => {
    if (isCategory(attribute)) return [];
    const { low, high } = mandatory(rules)
      .filter((clause) => clause.attribute === index)
      .map(rangeOf)
      .reduce(
        (all, one) => ({ low: Math.max(all.low, one.low), high: Math.min(all.high, one.high) }),
        everything,
      );
    const isExactAlone = usedClauses(rules).some(
      (clause) => clause.attribute === index && isOneValue(rangeOf(clause)),
    );
    return isExactAlone || isOneValue({ low, high }) ? [attribute.name] : [];
  });
}

const everything: Range = { low: 0, high: LARGEST_ATTRIBUTE };

/** Clauses without an alternative. */
function mandatory({ clauses, groups }: Rules): Clause[] {
  return clauses.filter((_, index) => groups.includes(1 << index));
}

function usedClauses({ clauses, groups }: Rules): Clause[] {
  return clauses.filter((_, index) => groups.some((group) => ((group >> index) & 1) === 1));
}

/** The values that make a clause true, or everything where they are no single range. */
function rangeOf({ inSet, negated, low, high }: Clause): Range {
  if (inSet) return everything;
  if (!negated) return { low, high };
  if (low <= 1) return { low: high + 1, high: LARGEST_ATTRIBUTE };
  return high === LARGEST_ATTRIBUTE ? { low: 1, high: low - 1 } : { ...everything, low: 1 };
}

/** Zero says only that the value is missing. */
function isOneValue({ low, high }: Range): boolean {
  return low === high && low > 0;
}

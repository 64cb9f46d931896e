import type { Year } from "./year.ts";

/** Where one way begins to cost less than another, or more. */
export interface BreakEven {
  /** Customers, to three digits. */
  readonly customers: number;
  /** What costs less from there on. */
  readonly cheaper: string;
}

/** Customers that are looked at: eight in each power of ten. */
const STEPS = 8;

/**
 * All places between `from` and `to` customers where the totals of two ways cross. Servers come whole, so that totals have
 * steps; two crossings closer together than the steps that are looked at are not seen.
 */
export function breakEvens(
  totals: (customers: number) => readonly [Year, Year],
  { from, to }: { readonly from: number; readonly to: number },
): BreakEven[] {
  const isFirstCheaper = (customers: number) => {
    const [first, second] = totals(customers);
    return first.total < second.total;
  };
  const found: BreakEven[] = [];
  for (let low = from; low < to; low *= 10 ** (1 / STEPS)) {
    let [left, right] = [low, Math.min(to, low * 10 ** (1 / STEPS))];
    const before = isFirstCheaper(left);
    if (isFirstCheaper(right) === before) continue;
    while (right / left > 1.0001) {
      const middle = Math.sqrt(left * right);
      if (isFirstCheaper(middle) === before) left = middle;
      else right = middle;
    }
    const [first, second] = totals(right);
    const cheaper = first.total < second.total ? first.name : second.name;
    found.push({ customers: Number(right.toPrecision(3)), cheaper });
  }
  return found;
}

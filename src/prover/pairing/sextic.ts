import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { PAIR_BYTES as P } from "../kernel/layout.ts";

/** Bytes of an element of the sextic field: three pairs, the coefficients of 1, v and v^2. */
export const SEXTIC_BYTES = 3 * P;

/** Arithmetic of the field over pairs with v^3 = 9 + i. Results may stand where operands stood. */
export type Sextic = ReturnType<typeof sexticOf>;

export function sexticOf({ pair, allocate, words }: Kernel) {
  const { add, subtract, multiply, square } = pair;
  const temporaries = Array.from({ length: 8 }, () => allocate(P));
  const [a, b, c, d, e, f, g, xi] = temporaries as [
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
  ];
  pair.write(xi, 9n, 1n);

  const copy = (result: Address, operand: Address, bytes: number = SEXTIC_BYTES): void => {
    words().copyWithin(result / 4, operand / 4, (operand + bytes) / 4);
  };
  const each = (operation: typeof add) => (result: Address, left: Address, right: Address) => {
    for (let part = 0; part < SEXTIC_BYTES; part += P) operation(result + part, left + part, right + part);
  };

  /** result = (one + other)(one' + other') - less - less', the cross terms of a product. */
  const cross = (
    result: Address,
    left: [Address, Address],
    right: [Address, Address],
    less: [Address, Address],
  ) => {
    add(f, left[0], left[1]);
    add(g, right[0], right[1]);
    multiply(result, f, g);
    subtract(result, result, less[0]);
    subtract(result, result, less[1]);
  };

  return {
    copy,
    add: each(add),
    subtract: each(subtract),

    multiply(result: Address, left: Address, right: Address): void {
      multiply(a, left, right);
      multiply(b, left + P, right + P);
      multiply(c, left + 2 * P, right + 2 * P);
      cross(d, [left + P, left + 2 * P], [right + P, right + 2 * P], [b, c]);
      cross(e, [left, left + P], [right, right + P], [a, b]);
      cross(f, [left, left + 2 * P], [right, right + 2 * P], [a, c]);
      add(result + 2 * P, f, b);
      multiply(d, d, xi);
      add(result, a, d);
      multiply(c, c, xi);
      add(result + P, e, c);
    },

    /** Times low + high v. */
    multiplySparse(result: Address, left: Address, low: Address, high: Address): void {
      multiply(a, left, low);
      multiply(b, left + P, high);
      add(f, left, left + P);
      add(g, low, high);
      multiply(c, f, g);
      subtract(c, c, a);
      subtract(c, c, b);
      multiply(d, left + 2 * P, high);
      multiply(d, d, xi);
      multiply(e, left + 2 * P, low);
      add(result, a, d);
      copy(result + P, c, P);
      add(result + 2 * P, e, b);
    },

    /** Times v: the highest coefficient comes round as 9 + i times itself. */
    shift(result: Address, operand: Address): void {
      multiply(a, operand + 2 * P, xi);
      copy(b, operand + P, P);
      copy(c, operand, P);
      copy(result, a, P);
      copy(result + P, c, P);
      copy(result + 2 * P, b, P);
    },

    invert(result: Address, operand: Address): void {
      const [first, second, third] = [operand, operand + P, operand + 2 * P];
      // The cofactors, whose combination with the coefficients is the norm.
      square(a, first);
      multiply(d, second, third);
      multiply(d, d, xi);
      subtract(a, a, d);
      square(b, third);
      multiply(b, b, xi);
      multiply(d, first, second);
      subtract(b, b, d);
      square(c, second);
      multiply(d, first, third);
      subtract(c, c, d);
      multiply(d, third, b);
      multiply(e, second, c);
      add(d, d, e);
      multiply(d, d, xi);
      multiply(e, first, a);
      add(d, d, e);
      pair.invert(d, d);
      multiply(result, a, d);
      multiply(result + P, b, d);
      multiply(result + 2 * P, c, d);
    },
  };
}

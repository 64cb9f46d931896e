import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES } from "../kernel/layout.ts";
import type { Group, Reference } from "./group.ts";

/** A point's coordinates in their parts, real part first; undefined for the point at infinity. */
export type AffinePoint = { readonly x: readonly bigint[]; readonly y: readonly bigint[] } | undefined;

/** A point that changes in place; it starts at infinity. */
export function jacobian({ kernel, field, bytes }: Group) {
  const element = () => kernel.allocate(field.bytes);
  const [x, y, z, zero, a, b, c, d, e] = Array.from({ length: 9 }, element) as [
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
  ];
  const { add, subtract, multiply, square } = field;
  let isInfinity = true;
  field.write(zero, 0n);

  const double = (): void => {
    if (isInfinity) return;
    // slope = 3 x^2, x' = slope^2 - 8 x y^2, y' = slope (4 x y^2 - x') - 8 y^4, z' = 2 y z
    multiply(z, y, z);
    add(z, z, z);
    square(a, y);
    multiply(b, x, a);
    add(b, b, b);
    add(b, b, b);
    square(c, x);
    add(d, c, c);
    add(c, c, d);
    square(x, c);
    subtract(x, x, b);
    subtract(x, x, b);
    square(a, a);
    add(a, a, a);
    add(a, a, a);
    add(a, a, a);
    subtract(b, b, x);
    multiply(y, c, b);
    subtract(y, y, a);
  };

  const start = (abscissa: Address, ordinate: Address): void => {
    field.write(z, 1n);
    add(x, abscissa, zero);
    add(y, ordinate, zero);
    isInfinity = false;
  };

  return {
    double,
    add(reference: Reference): void {
      if (reference === 0 || isZeros(kernel, reference & ~1, bytes)) return;
      const abscissa = reference & ~1;
      // The ordinate, with its sign.
      add(e, abscissa + field.bytes, zero);
      if ((reference & 1) === 1) subtract(e, zero, e);
      if (isInfinity) {
        start(abscissa, e);
        return;
      }
      // h = x2 z^2 - x, slope = y2 z^3 - y
      square(a, z);
      multiply(b, abscissa, a);
      subtract(b, b, x);
      multiply(a, a, z);
      multiply(a, a, e);
      subtract(a, a, y);
      if (field.isZero(b)) {
        if (field.isZero(a)) double();
        else isInfinity = true;
        return;
      }
      // x' = slope^2 - h^3 - 2 x h^2, y' = slope (x h^2 - x') - y h^3, z' = z h
      multiply(z, z, b);
      square(c, b);
      multiply(d, c, b);
      multiply(c, c, x);
      square(x, a);
      subtract(x, x, d);
      subtract(x, x, c);
      subtract(x, x, c);
      subtract(c, c, x);
      multiply(d, d, y);
      multiply(y, a, c);
      subtract(y, y, d);
    },
    toAffine(): AffinePoint {
      if (isInfinity) return undefined;
      field.invert(a, z);
      square(b, a);
      multiply(x, x, b);
      multiply(b, b, a);
      multiply(y, y, b);
      const parts = (address: Address) =>
        Array.from({ length: field.bytes / ELEMENT_BYTES }, (_, part) =>
          kernel.base.read(address + part * ELEMENT_BYTES),
        );
      return { x: parts(x), y: parts(y) };
    },
  };
}

function isZeros(kernel: Kernel, address: Address, bytes: number): boolean {
  return kernel
    .words()
    .subarray(address / 4, (address + bytes) / 4)
    .every((word) => word === 0);
}

import type { Address } from "../kernel/fields.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { ELEMENT_BYTES, MONTGOMERY_BITS } from "../kernel/layout.ts";
import type { ProvingKey } from "../key/provingKey.ts";
import type { Domain } from "./domain.ts";

/** Bytes of a scalar that points are multiplied by. */
export const SCALAR_BYTES = 32;

/** Coefficients are in the key's own Montgomery form twice over, for 256 bits. */
const COEFFICIENT_BITS = 512n;

/**
 * The values of the quotient polynomial's multiple on the coset, as scalars of 32 bytes: first matrix times second minus
 * their product on the domain.
 *
 * @param wires The witness, 32 bytes a wire.
 * @param quotient Room for a scalar for each row of the domain.
 */
export function computeQuotient(
  kernel: Kernel,
  key: ProvingKey,
  domain: Domain,
  wires: Address,
  quotient: Address,
): void {
  kernel.borrow(() => {
    const { scalar, functions } = kernel;
    const { size } = domain;
    const bytes = size * ELEMENT_BYTES;
    const [first, second, product] = [kernel.allocate(2 * bytes), 0, kernel.allocate(bytes)];
    const matrices = { first, second: first + bytes + second };
    multiplyRows(kernel, key, size, wires, matrices.first);

    const each = (work: (offset: number, index: number) => void) => {
      for (let index = 0; index < size; index++) work(index * ELEMENT_BYTES, index);
    };
    each((at) => scalar.multiply(product + at, matrices.first + at, matrices.second + at));
    for (const values of [matrices.first, matrices.second, product]) domain.moveToCoset(values);

    const one = kernel.allocate(ELEMENT_BYTES);
    // Multiplying by this leaves a number out of Montgomery form.
    functions.scalarUnpack(one, packedOne(kernel));
    each((at, index) => {
      const value = matrices.first + at;
      scalar.multiply(value, value, matrices.second + at);
      scalar.subtract(value, value, product + at);
      scalar.multiply(value, value, one);
      functions.scalarPack(quotient + index * SCALAR_BYTES, value);
    });
  });
}

/** Both matrices times the witness. */
function multiplyRows(kernel: Kernel, key: ProvingKey, size: number, wires: Address, sums: Address): void {
  const { scalar, functions } = kernel;
  const witness = kernel.allocate(key.wires * ELEMENT_BYTES);
  const factor = kernel.allocate(ELEMENT_BYTES);
  // Coefficient times witness divides by 2^261 once and has to be in the kernel's form: with 2^261.
  const missing = 2n * MONTGOMERY_BITS - COEFFICIENT_BITS;
  scalar.write(factor, 1n << missing);
  for (let wire = 0; wire < key.wires; wire++) {
    const element = witness + wire * ELEMENT_BYTES;
    functions.scalarUnpack(element, wires + wire * SCALAR_BYTES);
    scalar.multiply(element, element, factor);
  }
  kernel.words().fill(0, sums / 4, (sums + 2 * size * ELEMENT_BYTES) / 4);
  functions.rows(key.coefficients.address, key.coefficients.count, witness, sums, size);
}

function packedOne(kernel: Kernel): Address {
  const address = kernel.allocate(SCALAR_BYTES);
  kernel.words().fill(0, address / 4, (address + SCALAR_BYTES) / 4);
  kernel.words()[address / 4] = 1;
  return address;
}

import { BASE_MODULUS, SCALAR_MODULUS } from "../../field.ts";

// How the kernel keeps numbers. The program in scripts/kernel that emits it and the code around it both read this.

/** A field element is nine limbs, lowest first, in 32 bits each. */
export const LIMBS = 9;
/** Bits of a limb: a 64-bit lane holds the sum of eighteen products of limbs, and a carry. */
export const LIMB_BITS = 29;
/** Bytes of a field element. */
export const ELEMENT_BYTES = 4 * LIMBS;
/** Bytes of an element of the extension field: real part, then imaginary part. */
export const PAIR_BYTES = 2 * ELEMENT_BYTES;

/** Elements are kept in Montgomery form: multiplied by 2^261. */
export const MONTGOMERY_BITS = BigInt(LIMBS * LIMB_BITS);

/** Bytes at the start of the memory that the kernel's functions use among themselves. */
export const KERNEL_BYTES = 1024;

/**
 * A slot of batched additions, for a field whose elements take so many bytes: the product of the denominators before this
 * one, this one, and the kind of the addition.
 */
export function slotOf(bytes: number) {
  return { product: 0, denominator: bytes, kind: 2 * bytes, bytes: 2 * bytes + 8 } as const;
}

export const moduli = { base: BASE_MODULUS, scalar: SCALAR_MODULUS } as const;

/** The limbs of an integer from 0 to 2^261 - 1. */
export function limbsOf(value: bigint, count = LIMBS): bigint[] {
  const mask = (1n << BigInt(LIMB_BITS)) - 1n;
  return Array.from({ length: count }, (_, index) => (value >> BigInt(LIMB_BITS * index)) & mask);
}

import { InvalidValueError } from "./errors.ts";

/** Order of alt_bn128's curve groups; every signal is below it. Source: EIP-197. */
export const SCALAR_MODULUS = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** Modulus of the coordinates of alt_bn128's points. Source: EIP-197. */
export const BASE_MODULUS = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;

/** The field element for an integer; negative integers count down from the modulus. */
export function toField(value: bigint): bigint {
  const remainder = value % SCALAR_MODULUS;
  return remainder < 0n ? remainder + SCALAR_MODULUS : remainder;
}

/** Returns `value` if it is a field element; otherwise throws an `InvalidValueError` with its name. */
export function requireFieldElement(name: string, value: bigint): bigint {
  if (value < 0n || value >= SCALAR_MODULUS) {
    throw new InvalidValueError(`${name} is not a field element: ${value}.`, {
      details: { name, value },
      hint: "It must be at least 0 and below the order of alt_bn128.",
    });
  }
  return value;
}

import { ELEMENT_BYTES, LIMBS, limbsOf, MONTGOMERY_BITS, moduli, PAIR_BYTES } from "./layout.ts";

/** Address of an element or point in the kernel's memory. */
export type Address = number;

type OfFields = {
  readonly [Name in `${FieldName}${"Add" | "Subtract" | "Difference" | "Multiply"}`]: Operation;
} & {
  readonly [Name in `${FieldName}SubtractBoth`]: (
    result: Address,
    operand: Address,
    first: Address,
    second: Address,
  ) => void;
} & {
  readonly [Name in `${FieldName}Square`]: (result: Address, operand: Address) => void;
} & {
  readonly [Name in `${FieldName}IsZero`]: (operand: Address) => number;
} & {
  readonly [Name in `${PrimeName}${"Pack" | "Unpack"}`]: (result: Address, operand: Address) => void;
};

type OfGroups = {
  readonly [Name in `${GroupName}Before`]: (pairs: Address, count: number, slots: Address) => void;
} & {
  readonly [Name in `${GroupName}After`]: (
    pairs: Address,
    count: number,
    slots: Address,
    inverse: Address,
    sums: Address,
  ) => void;
};

/** What the kernel's module exports, by the names that scripts/kernel gives. Results come first. */
export type KernelFunctions = OfFields &
  OfGroups & {
    readonly rows: (
      coefficients: Address,
      count: number,
      witness: Address,
      sums: Address,
      size: number,
    ) => void;
    readonly split: Level;
    readonly join: Level;
  };

export type PrimeName = "base" | "scalar";
export type FieldName = PrimeName | "pair";
export type GroupName = "first" | "second";
type Operation = (result: Address, left: Address, right: Address) => void;
type Level = (values: Address, count: number, half: number, roots: Address, stride: number) => void;

/** Arithmetic on elements in memory. Results may stand where operands stood. */
export interface Field {
  /** Bytes of an element. */
  readonly bytes: number;
  readonly add: Operation;
  readonly subtract: Operation;
  readonly multiply: Operation;
  square(result: Address, operand: Address): void;
  isZero(operand: Address): boolean;
  /** One over the operand; zero for zero. */
  invert(result: Address, operand: Address): void;
  /** Stores the element for an integer, or for a real and an imaginary part. */
  write(result: Address, value: bigint, imaginary?: bigint): void;
}

/** A field with one part. */
export interface PrimeField extends Field {
  readonly modulus: bigint;
  /** The integer of an element, from 0 to the modulus - 1. */
  read(operand: Address): bigint;
}

/** The kernel's functions and what they work on. */
export interface Memory {
  readonly functions: KernelFunctions;
  /** The whole memory in words of 32 bits; ask again after every allocation, which may move it. */
  words(): Uint32Array;
  /** Reserves so many bytes and returns their address, a multiple of 8. They hold anything. */
  allocate(size: number): Address;
}

export function fieldsOf(memory: Memory): { base: PrimeField; scalar: PrimeField; pair: Field } {
  const base = primeField(memory, "base");
  return { base, scalar: primeField(memory, "scalar"), pair: extensionOf(memory, base) };
}

function primeField(memory: Memory, name: PrimeName): PrimeField {
  const { functions, words, allocate } = memory;
  const modulus = moduli[name];
  const [square, multiply, isZero] = [
    functions[`${name}Square`],
    functions[`${name}Multiply`],
    functions[`${name}IsZero`],
  ];
  const powers = allocate(16 * ELEMENT_BYTES);
  const power = (exponent: number) => powers + exponent * ELEMENT_BYTES;
  const result = allocate(ELEMENT_BYTES);
  const plainOne = allocate(ELEMENT_BYTES);
  writeLimbs(words(), plainOne, 1n);
  // Fermat: one over x is x^(modulus - 2), taken in four bits at a time.
  const exponent = [...(modulus - 2n).toString(16)].map((digit) => Number.parseInt(digit, 16));

  return {
    bytes: ELEMENT_BYTES,
    modulus,
    add: functions[`${name}Add`],
    subtract: functions[`${name}Subtract`],
    multiply,
    square,
    isZero: (operand) => isZero(operand) === 1,
    invert(target, operand) {
      words().copyWithin(power(1) / 4, operand / 4, operand / 4 + LIMBS);
      for (let index = 2; index < 16; index++) multiply(power(index), power(index - 1), power(1));
      words().copyWithin(result / 4, power(exponent[0]!) / 4, power(exponent[0]!) / 4 + LIMBS);
      for (const digit of exponent.slice(1)) {
        for (let bit = 0; bit < 4; bit++) square(result, result);
        if (digit > 0) multiply(result, result, power(digit));
      }
      words().copyWithin(target / 4, result / 4, result / 4 + LIMBS);
    },
    write(target, value) {
      writeLimbs(words(), target, (value << MONTGOMERY_BITS) % modulus);
    },
    read(operand) {
      multiply(result, operand, plainOne);
      functions[`${name}Pack`](result, result);
      return readPacked(words(), result);
    },
  };
}

function extensionOf({ functions, allocate }: Memory, base: PrimeField): Field {
  const [norm, square] = [allocate(ELEMENT_BYTES), allocate(ELEMENT_BYTES)];
  const zero = allocate(ELEMENT_BYTES);
  base.write(zero, 0n);
  return {
    bytes: PAIR_BYTES,
    add: functions.pairAdd,
    subtract: functions.pairSubtract,
    multiply: functions.pairMultiply,
    square: functions.pairSquare,
    isZero: (operand) => functions.pairIsZero(operand) === 1,
    // 1 / (a + bi) = (a - bi) / (a^2 + b^2)
    invert(target, operand) {
      base.square(norm, operand);
      base.square(square, operand + ELEMENT_BYTES);
      base.add(norm, norm, square);
      base.invert(norm, norm);
      base.multiply(target, operand, norm);
      base.subtract(norm, zero, norm);
      base.multiply(target + ELEMENT_BYTES, operand + ELEMENT_BYTES, norm);
    },
    write(target, real, imaginary = 0n) {
      base.write(target, real);
      base.write(target + ELEMENT_BYTES, imaginary);
    },
  };
}

function writeLimbs(words: Uint32Array, address: Address, value: bigint): void {
  for (const [index, limb] of limbsOf(value).entries()) words[address / 4 + index] = Number(limb);
}

/** An integer of 32 bytes, lowest first. */
export function readPacked(words: Uint32Array, address: Address): bigint {
  let value = 0n;
  for (let index = 7; index >= 0; index--) value = (value << 32n) | BigInt(words[address / 4 + index]!);
  return value;
}

/** Stores an integer in 32 bytes, lowest first. */
export function writePacked(words: Uint32Array, address: Address, value: bigint): void {
  for (let index = 0; index < 8; index++) {
    words[address / 4 + index] = Number((value >> BigInt(32 * index)) & 0xffff_ffffn);
  }
}

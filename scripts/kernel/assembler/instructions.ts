import { type Bytes, signed, unsigned } from "./bytes.ts";

/** Instructions: either a statement, or an expression that leaves one value. */
export type Code = Bytes;

/** A parameter or local variable of a function. */
export type Local = { readonly index: number };

export const get = ({ index }: Local): Code => [0x20, unsigned(index)];
export const set = ({ index }: Local, value: Code): Code => [value, 0x21, unsigned(index)];

const binary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [left, right, opcode];

/** Operations on 32-bit integers, which are addresses and numbers of things here. */
export const i32 = {
  constant: (value: number): Code => [0x41, signed(BigInt(value | 0))],
  load: (address: Code, offset = 0): Code => [address, 0x28, 2, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0x36, 2, unsigned(offset)],
  isZero: (value: Code): Code => [value, 0x45],
  equal: binary(0x46),
  below: binary(0x49),
  add: binary(0x6a),
  subtract: binary(0x6b),
  multiply: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
};

/** Operations on 64-bit integers, which hold limbs and sums of their products here. */
export const i64 = {
  constant: (value: bigint): Code => [0x42, signed(BigInt.asIntN(64, value))],
  /** Memory keeps limbs in 32 bits. */
  load: (address: Code, offset = 0): Code => [address, 0x35, 2, unsigned(offset)],
  loadSigned: (address: Code, offset = 0): Code => [address, 0x34, 2, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0x3e, 2, unsigned(offset)],
  fromI32: (value: Code): Code => [value, 0xac],
  toI32: (value: Code): Code => [value, 0xa7],
  isZero: (value: Code): Code => [value, 0x50],
  equal: binary(0x51),
  below: binary(0x53),
  add: binary(0x7c),
  subtract: binary(0x7d),
  multiply: binary(0x7e),
  and: binary(0x83),
  or: binary(0x84),
  exclusiveOr: binary(0x85),
  shiftLeft: binary(0x86),
  /** Shift that keeps the sign. */
  shiftRight: binary(0x87),
  /** Shift of a number without a sign. */
  shiftRightUnsigned: binary(0x88),
};

/** The sum of at least one expression. */
export function sum(terms: readonly Code[]): Code {
  return terms.reduce((left, right) => i64.add(left, right));
}

export const call = (target: number, ...values: Code[]): Code => [values, 0x10, unsigned(target)];
export const giveBack = (value: Code): Code => [value, 0x0f];

export function when(condition: Code, then: Code, otherwise?: Code): Code {
  return [condition, 0x04, 0x40, then, otherwise === undefined ? [] : [0x05, otherwise], 0x0b];
}

/** Runs the body, which changes what the condition looks at, until the condition is false; at least once. */
export function repeatWhile(condition: Code, body: Code): Code {
  return [0x03, 0x40, body, condition, 0x0d, 0, 0x0b];
}

import { toField } from "../../../src/field.ts";
import type { ConstraintSystem, Row, Terms } from "./constraintSystem.ts";
import { createLinearKnowledge, type LinearKnowledge } from "./linearKnowledge.ts";

/** More than the bits of an account, and too few to wrap around the field. */
const LARGEST_EXPONENT = 200;

/**
 * Reckons what follows from the values of some wires, row by row, by rules of which each leaves a wire only one
 * value: a row of which one factor is known is linear, and a number has one way to be written in bits. Gives the
 * values of all wires that it comes to know; any other value of such a wire breaks a row.
 *
 * If that is every wire, no prover can give one of them another value for the same inputs. With a lie among the
 * given values, it is the witness of a cheater who reckons on with the lie.
 */
export function propagate(
  { rows }: ConstraintSystem,
  given: ReadonlyMap<number, bigint>,
): ReadonlyMap<number, bigint> {
  const knowledge = createLinearKnowledge(given);
  // The value of each wire of which a row says that it is this number, or one more.
  const bits = new Map<number, bigint>();
  let pending = rows;
  let [rowsBefore, bitsBefore] = [Number.POSITIVE_INFINITY, -1];
  while (pending.length < rowsBefore || bits.size > bitsBefore) {
    [rowsBefore, bitsBefore] = [pending.length, bits.size];
    pending = pending.filter((row) => !learnLinear(knowledge, row) && !learnBits(knowledge, bits, row));
  }
  return knowledge.values;
}

/** One factor is known, so the row says that a sum is zero. */
function learnLinear({ reduce, learnZero }: LinearKnowledge, { a, b, c }: Row): boolean {
  const left = reduce(a);
  const right = left.unknown.size === 0 ? undefined : reduce(b);
  if (right !== undefined && right.unknown.size > 0) return false;
  const factor = right === undefined ? left.number : right.number;
  const product = (right === undefined ? b : a).map(([wire, value]) => [wire, value * factor] as const);
  const opposite = c.map(([wire, value]) => [wire, -value] as const);
  learnZero(reduce([...product, ...opposite]));
  return true;
}

/**
 * A row x * (x - 1) = 0 about one unknown wire says that it is a bit. About a sum of unknown bits with different
 * powers of two as coefficients, too few to wrap, it says that they are the digits of a known number.
 */
function learnBits({ reduce, learnZero }: LinearKnowledge, bits: Map<number, bigint>, row: Row): boolean {
  const x = bitOf(row);
  if (x === undefined) return false;
  const { unknown, number } = reduce(x);
  const [[first, coefficient]] = [...unknown] as [[number, bigint]];
  if (unknown.size === 1 && coefficient === 1n) {
    bits.set(first, toField(-number));
    return false;
  }
  if (![...unknown.keys()].every((wire) => bits.has(wire))) return false;
  let rest = number;
  for (const [wire, factor] of unknown) rest += factor * bits.get(wire)!;
  for (let shift = 0; shift < LARGEST_EXPONENT; shift++) {
    // 2^shift * x + sum of 2^exponent * bit = rest, scaled alike
    const exponents = [...unknown].map(([, factor]) => exponentOf(toField(-(factor << BigInt(shift)))));
    if (exponents.includes(-1) || new Set([shift, ...exponents]).size <= exponents.length) continue;
    const sum = toField(rest << BigInt(shift));
    for (const [index, wire] of [...unknown.keys()].entries()) {
      const bit = (sum >> BigInt(exponents[index]!)) & 1n;
      learnZero({ unknown: new Map([[wire, 1n]]), number: -bit - bits.get(wire)! });
    }
    return true;
  }
  return false;
}

/** The x of a row x * (x - 1) = 0, in one of the ways in which the compiler writes it. */
function bitOf({ a, b, c }: Row): Terms | undefined {
  if (c.length !== 0) return undefined;
  for (const [x, other] of [
    [a, b],
    [b, a],
    [negative(a), b],
    [negative(b), a],
  ] as const) {
    const less = minusOne(x);
    if (isSame(other, less) || isSame(other, negative(less))) return x;
  }
  return undefined;
}

function exponentOf(value: bigint): number {
  const exponent = value.toString(2).length - 1;
  return exponent < LARGEST_EXPONENT && value === 1n << BigInt(exponent) ? exponent : -1;
}

function negative(terms: Terms): Terms {
  return terms.map(([wire, coefficient]) => [wire, toField(-coefficient)]);
}

function minusOne(terms: Terms): Terms {
  const constant = terms.find(([wire]) => wire === 0)?.[1] ?? 0n;
  const rest = terms.filter(([wire]) => wire !== 0);
  const sum = toField(constant - 1n);
  return sum === 0n ? rest : [[0, sum], ...rest];
}

function isSame(left: Terms, right: Terms): boolean {
  if (left.length !== right.length) return false;
  const coefficients = new Map(right);
  return left.every(([wire, coefficient]) => coefficients.get(wire) === coefficient);
}

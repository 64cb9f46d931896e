import { SCALAR_MODULUS, toField } from "../../../src/field.ts";

/** A sum of wires whose values are not known, plus a number. */
export interface Remainder {
  readonly unknown: ReadonlyMap<number, bigint>;
  readonly number: bigint;
}

/** What is known of wires: values, and sums of wires that have no known value themselves. */
export interface LinearKnowledge {
  /** Value of each wire that is known. */
  readonly values: ReadonlyMap<number, bigint>;
  /** A sum with everything known taken out. */
  reduce(terms: Iterable<readonly [wire: number, coefficient: bigint]>): Remainder;
  /** Takes in that a remainder is zero. Says nothing if it was known, or is a contradiction. */
  learnZero(remainder: Remainder): void;
}

/** Gaussian elimination, one equation after the other. */
export function createLinearKnowledge(given: ReadonlyMap<number, bigint>): LinearKnowledge {
  const values = new Map([[0, 1n], ...given]);
  // Each says: its pivot is minus the rest. No pivot occurs in the rest of another.
  const pivots = new Map<number, Remainder>();

  const reduce = (terms: Iterable<readonly [number, bigint]>): Remainder => {
    const unknown = new Map<number, bigint>();
    let number = 0n;
    const add = (wire: number, coefficient: bigint) => {
      unknown.set(wire, (unknown.get(wire) ?? 0n) + coefficient);
    };
    for (const [wire, coefficient] of terms) {
      const value = values.get(wire);
      const rest = pivots.get(wire);
      if (value !== undefined) number += coefficient * value;
      else if (rest === undefined) add(wire, coefficient);
      else {
        number -= coefficient * rest.number;
        for (const [other, factor] of rest.unknown) add(other, -coefficient * factor);
      }
    }
    for (const [wire, coefficient] of unknown) {
      const reduced = toField(coefficient);
      if (reduced === 0n) unknown.delete(wire);
      else unknown.set(wire, reduced);
    }
    return { unknown, number: toField(number) };
  };

  const learnZero = ({ unknown, number }: Remainder) => {
    const [first] = unknown;
    if (first === undefined) return;
    const [pivot, coefficient] = first;
    const scale = invert(coefficient);
    const rest = [...unknown].filter(([wire]) => wire !== pivot);
    const scaled = rest.map(([wire, factor]) => [wire, toField(factor * scale)] as const);
    settle(pivot, { unknown: new Map(scaled), number: toField(number * scale) });
    for (const [other, equation] of [...pivots]) {
      if (equation.unknown.has(pivot)) {
        const reduced = reduce(equation.unknown);
        settle(other, { unknown: reduced.unknown, number: toField(equation.number + reduced.number) });
      }
    }
  };

  const settle = (wire: number, rest: Remainder) => {
    if (rest.unknown.size > 0) {
      pivots.set(wire, rest);
      return;
    }
    pivots.delete(wire);
    values.set(wire, toField(-rest.number));
  };

  return { values, reduce, learnZero };
}

/** The inverse of a field element by Euclid's algorithm; 0 for 0. */
export function invert(value: bigint): bigint {
  let [previous, current] = [SCALAR_MODULUS, toField(value)];
  let [before, factor] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, factor] = [factor, before - quotient * factor];
  }
  return toField(before);
}

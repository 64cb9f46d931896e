import type { LinearCombination, WasmTester, Witness } from "circom_tester";
import { SCALAR_MODULUS } from "../../../src/field.ts";

/** A sum of wires, each with its coefficient. Wire 0 is the constant 1. */
export type Terms = readonly (readonly [wire: number, coefficient: bigint])[];

/** a * b = c */
export interface Row {
  readonly a: Terms;
  readonly b: Terms;
  readonly c: Terms;
}

export interface ConstraintSystem {
  readonly rows: readonly Row[];
  readonly wireCount: number;
  /** For each wire, the rows in which it occurs. */
  readonly rowsOfWire: readonly (readonly number[])[];
}

/** The rows of a compiled circuit, whose constraints and symbols are loaded. */
export function constraintSystem(circuit: WasmTester): ConstraintSystem {
  const rows = circuit.constraints.map(([a, b, c]) => ({ a: termsOf(a), b: termsOf(b), c: termsOf(c) }));
  const wireCount = 1 + Math.max(...Object.values(circuit.symbols).map(({ varIdx }) => varIdx));
  const rowsOfWire: number[][] = Array.from({ length: wireCount }, () => []);
  rows.forEach((row, index) => {
    for (const wire of wiresOf(row)) rowsOfWire[wire]!.push(index);
  });
  return { rows, wireCount, rowsOfWire };
}

/** The wires of a row, each once. */
export function wiresOf({ a, b, c }: Row): Set<number> {
  return new Set([...a, ...b, ...c].map(([wire]) => wire));
}

export function sumOf(terms: Terms, witness: Witness): bigint {
  let sum = 0n;
  for (const [wire, coefficient] of terms) sum += coefficient * witness[wire]!;
  return sum % SCALAR_MODULUS;
}

export function isBroken({ a, b, c }: Row, witness: Witness): boolean {
  return (sumOf(a, witness) * sumOf(b, witness) - sumOf(c, witness)) % SCALAR_MODULUS !== 0n;
}

/** The rows that a witness does not fulfil. */
export function brokenRows({ rows }: ConstraintSystem, witness: Witness): Row[] {
  return rows.filter((row) => isBroken(row, witness));
}

function termsOf(combination: LinearCombination): Terms {
  return Object.entries(combination).map(([wire, coefficient]) => [Number(wire), coefficient]);
}

import { type Attribute, isCategory } from "../../request/schema.ts";
import type { CodedCandidate } from "../training/candidates.ts";

// Logistic regression, the usual yardstick: categories one-hot, numbers standardized, missing numbers at the mean.

/** Weight of the ridge, as scikit-learn has it by default: half the sum of squares. */
const RIDGE = 1;
const ITERATIONS = 25;

/** A row's inputs: most are zero, so each holds places and values of the others. */
interface Inputs {
  readonly width: number;
  readonly perRow: number;
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Log-odds of all rows, learnt from some by Newton's method. With `logarithms`, each number also enters as its logarithm. */
export function logisticOdds(
  candidates: readonly CodedCandidate[],
  label: Uint8Array,
  rows: Int32Array,
  { logarithms = false }: { readonly logarithms?: boolean } = {},
): Float64Array {
  const inputs = inputsOf(candidates, label.length, rows, logarithms);
  let weights = new Float64Array(inputs.width);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const step = newtonStep(inputs, label, rows, weights);
    weights = weights.map((weight, place) => weight + step[place]!);
    if (step.every((part) => Math.abs(part) < 1e-6)) break;
  }
  return Float64Array.from(label, (_, row) => dot(inputs, weights, row));
}

function inputsOf(
  candidates: readonly CodedCandidate[],
  rowCount: number,
  rows: Int32Array,
  logarithms: boolean,
): Inputs {
  const columns: { readonly first: number; read(row: number): readonly [number, number] }[] = [];
  let width = 1;
  for (const candidate of candidates) {
    const first = width;
    if (isCategory(candidate.attribute)) {
      width += candidate.attribute.categories.length + 1;
      columns.push({ first, read: (row) => [candidate.codes[row]!, 1] });
      continue;
    }
    for (const transform of logarithms ? [Number, Math.log1p] : [Number]) {
      const value = standardized(candidate, rows, transform);
      const at = width++;
      columns.push({ first: at, read: (row) => [0, value(candidate.codes[row]!)] });
    }
    const missing = width++;
    columns.push({ first: missing, read: (row) => [0, candidate.codes[row] === 0 ? 1 : 0] });
  }
  const perRow = columns.length + 1;
  const places = new Int32Array(rowCount * perRow);
  const values = new Float64Array(rowCount * perRow);
  for (let row = 0; row < rowCount; row++) {
    values[row * perRow] = 1;
    for (const [index, { first, read }] of columns.entries()) {
      const [place, value] = read(row);
      places[row * perRow + index + 1] = first + place;
      values[row * perRow + index + 1] = value;
    }
  }
  return { width, perRow, places, values };
}

function standardized(
  { codes }: { readonly codes: Uint32Array; readonly attribute: Attribute },
  rows: Int32Array,
  transform: (value: number) => number,
): (code: number) => number {
  const known = Float64Array.from(
    rows.filter((row) => codes[row]! > 0),
    (row) => transform(codes[row]! - 1),
  );
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(known.length, 1);
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(known.length, 1);
  return (code) => (code === 0 || variance === 0 ? 0 : (transform(code - 1) - mean) / Math.sqrt(variance));
}

function dot({ perRow, places, values }: Inputs, weights: Float64Array, row: number): number {
  let sum = 0;
  for (let at = row * perRow; at < (row + 1) * perRow; at++) sum += weights[places[at]!]! * values[at]!;
  return sum;
}

function newtonStep(
  inputs: Inputs,
  label: Uint8Array,
  rows: Int32Array,
  weights: Float64Array,
): Float64Array {
  const { width, perRow, places, values } = inputs;
  const gradient = weights.map((weight, place) => (place === 0 ? 0 : -RIDGE * weight));
  const hessian = Array.from({ length: width }, () => new Float64Array(width));
  for (let place = 0; place < width; place++) hessian[place]![place] = place === 0 ? 1e-9 : RIDGE;
  for (const row of rows) {
    const probability = 1 / (1 + Math.exp(-dot(inputs, weights, row)));
    const curve = probability * (1 - probability);
    for (let left = row * perRow; left < (row + 1) * perRow; left++) {
      const value = values[left]!;
      if (value === 0) continue;
      gradient[places[left]!]! += (label[row]! - probability) * value;
      const line = hessian[places[left]!]!;
      for (let right = row * perRow; right < (row + 1) * perRow; right++) {
        line[places[right]!]! += curve * value * values[right]!;
      }
    }
  }
  return solve(hessian, gradient);
}

/** Solves a symmetric positive definite system by Cholesky's decomposition, in place. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let row = 0; row < size; row++) {
    const line = matrix[row]!;
    for (let column = 0; column <= row; column++) {
      const other = matrix[column]!;
      let sum = line[column]!;
      for (let index = 0; index < column; index++) sum -= line[index]! * other[index]!;
      line[column] = row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / other[column]!;
    }
  }
  const solution = right.slice();
  for (let row = 0; row < size; row++) {
    for (let index = 0; index < row; index++) solution[row]! -= matrix[row]![index]! * solution[index]!;
    solution[row]! /= matrix[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let index = row + 1; index < size; index++)
      solution[row]! -= matrix[index]![row]! * solution[index]!;
    solution[row]! /= matrix[row]![row]!;
  }
  return solution;
}

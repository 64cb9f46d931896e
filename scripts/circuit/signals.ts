import { readFile } from "node:fs/promises";

/** Position of the first element of each public signal in the public-signal array, in order. */
export type SignalPositions = Record<string, number>;

/**
 * Reads the positions from circom's symbol file, whose lines are `label,witness,component,name`.
 * Witness 0 is the constant 1 and the public signals follow it, so a position is the witness minus 1.
 */
export async function readSignalPositions(
  symbolFile: string,
  publicSignals: number,
): Promise<SignalPositions> {
  const positions: SignalPositions = {};
  let count = 0;
  for (const line of (await readFile(symbolFile, "utf8")).split("\n")) {
    const match = /^\d+,(\d+),\d+,main\.(\w+)((?:\[\d+\])*)$/.exec(line);
    const name = match?.[2];
    const position = Number(match?.[1]) - 1;
    if (name === undefined || position < 0 || position >= publicSignals) continue;
    // Arrays lie row by row without gaps: the generated code computes positions from the first one.
    if (position !== count) throw new Error(`Public signal ${name} is at ${position}; expected ${count}.`);
    positions[name] ??= position;
    count += 1;
  }
  if (count !== publicSignals) {
    throw new Error(`The symbol file names ${count} public signals; the circuit has ${publicSignals}.`);
  }
  return positions;
}

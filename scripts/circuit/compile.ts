import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as snarkjs from "snarkjs";
import { fromRoot, root } from "../../services/shared/paths.ts";

const execute = promisify(execFile);
/** Without this flag, Node sometimes hangs on exit while V8 is still optimizing the compiler. */
const circom = ["--single-threaded", fromRoot("node_modules/circom2/cli.js")];

/**
 * The proving domain has 2^13 rows: one for each constraint, one for each public signal, and one for
 * the constant 1. One row more doubles the domain and the proving time.
 */
export const maximumRows = 2 ** 13 - 1;

export type CompiledCircuit = {
  r1cs: string;
  wasm: string;
  symbols: string;
};

export type CircuitSize = {
  constraints: number;
  publicSignals: number;
  /** Constraints plus public signals. */
  rows: number;
  privateInputs: number;
};

/** Where the released circuit is compiled. Never committed; the wasm is copied from here. */
export const compileDirectory = fromRoot(".cache/circuit");

export async function compileAnswerCircuit(directory = compileDirectory): Promise<CompiledCircuit> {
  await mkdir(directory, { recursive: true });
  const { stdout } = await execute(
    process.execPath,
    [...circom, "circuits/answer.circom", "--O2", "--r1cs", "--wasm", "--sym", "-o", directory],
    { cwd: root },
  );
  if (!stdout.includes("Everything went okay")) throw new Error(`circom failed:\n${stdout}`);
  return {
    r1cs: path.join(directory, "answer.r1cs"),
    wasm: path.join(directory, "answer_js/answer.wasm"),
    symbols: path.join(directory, "answer.sym"),
  };
}

export async function readCircuitSize(r1cs: string): Promise<CircuitSize> {
  const info = await snarkjs.r1cs.info(r1cs);
  const publicSignals = info.nOutputs + info.nPubInputs;
  return {
    constraints: info.nConstraints,
    publicSignals,
    rows: info.nConstraints + publicSignals,
    privateInputs: info.nPrvInputs,
  };
}

export function requireFits(size: CircuitSize): void {
  if (size.rows > maximumRows) {
    throw new Error(
      `The circuit has ${size.rows} rows (${size.constraints} constraints and ${size.publicSignals} ` +
        `public signals); at most ${maximumRows} fit. Make it smaller.`,
    );
  }
}

export async function readCircomVersion(): Promise<string> {
  const { stdout } = await execute(process.execPath, [...circom, "--version"], { cwd: root });
  const version = /circom compiler (\S+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Error(`circom did not state its version:\n${stdout}`);
  return version;
}

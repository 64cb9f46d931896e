import { type CircuitInput, type Groth16Proof, groth16 } from "snarkjs";
import { bytesToHex, getAddress, numberToHex } from "viem";
import { ProverError } from "../errors.ts";
import { answerCircuit, answerKey, signals as position } from "../generated/answerKey.ts";
import type { AnswerSignals, Proof } from "./answer.ts";
import { endCurveWorkers, startCurveWorkers } from "./curve.ts";
import type { AnswerInput } from "./input.ts";
import { compactSegment } from "./sealing.ts";
import { createWitnessSource } from "./witness.ts";

/** A file of the circuit: its bytes, or the address to fetch it from. */
export type CircuitFile = Uint8Array | string | URL;

/** The circuit's files, as released in `circuits/keys`. */
export interface CircuitFiles {
  /** Witness calculator, `answer.wasm`. */
  readonly wasm: CircuitFile;
  /** Proving key, `answer.zkey`. */
  readonly zkey: CircuitFile;
}

export interface ProvedAnswer {
  readonly proof: Proof;
  readonly signals: AnswerSignals;
}

/** Makes proofs. Keeps key, witness calculator and worker threads from one proof to the next, until it is closed. */
export interface Prover {
  /** Takes about a second on two cores. Throws `ProverError` if there is no proof for these inputs. */
  prove(input: AnswerInput): Promise<ProvedAnswer>;
  /** Ends the worker threads, which would otherwise keep a Node process alive. */
  close(): Promise<void>;
}

/**
 * Loads the circuit's files and checks that they are those of this release.
 *
 * @throws ProverError if a file cannot be fetched or is not the one of this release.
 */
export async function createProver(files: CircuitFiles): Promise<Prover> {
  const [wasm, zkey] = await Promise.all([
    load("answer.wasm", files.wasm, answerCircuit.wasmSha256),
    load("answer.zkey", files.zkey, answerCircuit.zkeySha256),
  ]);
  const witnesses = createWitnessSource(wasm);
  return {
    async prove(input) {
      try {
        const [witness] = await Promise.all([
          witnesses.calculate(asCircuitInput(input)),
          startCurveWorkers(),
        ]);
        const { proof, publicSignals } = await groth16.prove(zkey, witness);
        return { proof: proofFromSnarkjs(proof), signals: signalsFromSnarkjs(publicSignals) };
      } catch (cause) {
        throw new ProverError("The circuit has no proof for these inputs.", {
          cause,
          hint: "Make the inputs with answerInput, which says what is wrong.",
        });
      }
    },
    close: endCurveWorkers,
  };
}

/** Converts a proof from snarkjs's form to the chain's. */
export function proofFromSnarkjs({ pi_a, pi_b, pi_c }: Groth16Proof): Proof {
  return {
    a: [BigInt(pi_a[0]), BigInt(pi_a[1])],
    b: [
      [BigInt(pi_b[0][1]), BigInt(pi_b[0][0])],
      [BigInt(pi_b[1][1]), BigInt(pi_b[1][0])],
    ],
    c: [BigInt(pi_c[0]), BigInt(pi_c[1])],
  };
}

/** Converts a proof from the chain's form to snarkjs's. */
export function proofToSnarkjs({ a, b, c }: Proof): Groth16Proof {
  return {
    protocol: answerKey.protocol,
    curve: answerKey.curve,
    pi_a: [`${a[0]}`, `${a[1]}`, "1"],
    pi_b: [
      [`${b[0][1]}`, `${b[0][0]}`],
      [`${b[1][1]}`, `${b[1][0]}`],
      ["1", "0"],
    ],
    pi_c: [`${c[0]}`, `${c[1]}`, "1"],
  };
}

function signalsFromSnarkjs(values: readonly string[]): AnswerSignals {
  const at = (index: number) => BigInt(values[index]!);
  const subjectAndTime = at(position.subjectAndTime);
  return {
    nullifier: at(position.nullifier),
    sealedSegment: compactSegment(at(position.sealed)),
    subject: getAddress(numberToHex(subjectAndTime & (2n ** 160n - 1n), { size: 20 })),
    root: at(position.root),
    validAt: Number(subjectAndTime >> 160n),
  };
}

function asCircuitInput(input: AnswerInput): CircuitInput {
  return { ...input } as unknown as CircuitInput;
}

async function load(name: string, file: CircuitFile, expected: string): Promise<Uint8Array> {
  const bytes = file instanceof Uint8Array ? file : await download(name, file);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  const actual = bytesToHex(digest).slice(2);
  if (actual !== expected) {
    throw new ProverError(`${name} is not the file of this release.`, {
      details: { actual, expected },
      hint: "Take it from circuits/keys of the same version of this package.",
    });
  }
  return bytes;
}

async function download(name: string, url: string | URL): Promise<Uint8Array> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new ProverError(`${name} could not be fetched from ${url}.`, { cause, hint: "Check the address." });
  });
  if (!response.ok) {
    throw new ProverError(`${name} could not be fetched from ${url}: HTTP ${response.status}.`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

import { getAddress, numberToHex } from "viem";
import { ProverError } from "../errors.ts";
import { signals as position } from "../generated/answerKey.ts";
import type { AnswerSignals, Proof, ProvedAnswer } from "./answer.ts";
import { type CircuitFiles, loadCircuitFiles } from "./circuitFiles.ts";
import type { AnswerInput } from "./input.ts";
import { compactSegment } from "./sealing.ts";
import { type SharedThreads, shareThreads } from "./threads.ts";
import { type CircuitValues, createWitnessSource, isAboutInputs } from "./witness.ts";
import { canStartWorkers } from "./workers.ts";

/** A proof in snarkjs's form: decimal digits, in `pi_b` with real parts first. */
export interface SnarkjsProof {
  readonly pi_a: readonly [string, string, string];
  readonly pi_b: readonly [readonly [string, string], readonly [string, string], readonly [string, string]];
  readonly pi_c: readonly [string, string, string];
}

/** Makes proofs. Keeps key and witness calculator, and its part in worker threads, until it is closed. */
export interface Prover {
  /**
   * Takes about a second on two cores. Throws `ProverError` if there is no proof for these inputs, if this device cannot
   * make it, as where one of its threads dies or hangs for a minute, and once the prover is closed.
   */
  prove(input: AnswerInput): Promise<ProvedAnswer>;
  /**
   * Waits for the proofs that are being made. All provers share their threads, which would keep a Node process alive: they
   * end with the last prover that used them.
   */
  close(): Promise<void>;
}

/**
 * Loads the circuit's files and checks that they are those of this release. Where no threads can be started, because a
 * page's content policy forbids workers from blobs or a bundler moved the code in Node.js, proofs are made on the
 * caller's own thread.
 *
 * @throws ProverError if a file cannot be fetched or is not the one of this release.
 */
export async function createProver(files: CircuitFiles): Promise<Prover> {
  const { wasm, zkey } = await loadCircuitFiles(files);
  const witnesses = createWitnessSource(wasm);
  const running = new Set<Promise<unknown>>();
  let threads: Promise<SharedThreads> | undefined;
  let isClosed = false;

  /** Undefined where there can be none. Those that did not start, or stopped, are not waited for again. */
  const startThreads = async (): Promise<SharedThreads | undefined> => {
    if (!(await canStartWorkers())) return undefined;
    if (threads === undefined) {
      const own = shareThreads(() => {
        if (threads === own) threads = undefined;
      });
      threads = own;
    }
    return threads;
  };

  const make = async (input: AnswerInput): Promise<ProvedAnswer> => {
    const [witness, shared] = await Promise.all([
      witnesses.calculate({ ...input } as CircuitValues),
      startThreads(),
    ]);
    const { groth16 } = await import("snarkjs");
    const made = groth16.prove(zkey, witness, undefined, { singleThread: shared === undefined });
    const { proof, publicSignals } = await (shared ? shared.waitFor(made) : made);
    return { proof: proofFromSnarkjs(proof), signals: signalsFromSnarkjs(publicSignals) };
  };

  return {
    async prove(input) {
      if (isClosed)
        throw new ProverError("The prover is closed.", { hint: "Make another with createProver." });
      const proved = make(input);
      running.add(proved);
      try {
        return await proved;
      } catch (cause) {
        throw explain(cause);
      } finally {
        running.delete(proved);
      }
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await Promise.allSettled(running);
      const shared = await threads?.catch(() => undefined);
      await shared?.end();
    },
  };
}

function explain(cause: unknown): ProverError {
  if (cause instanceof ProverError) return cause;
  if (isAboutInputs(cause)) {
    return new ProverError("The circuit has no proof for these inputs.", {
      cause,
      hint: "Make the inputs with answerInput, which says what is wrong.",
    });
  }
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, "");
  const found = knownFailures.find(({ pattern }) => pattern.test(reason));
  return new ProverError(`The proof could not be made: ${reason}.`, {
    cause,
    hint: found?.hint ?? "The inputs are not to blame; the cause says what is.",
  });
}

const knownFailures = [
  {
    pattern: /Content Security Policy|wasm-unsafe-eval|wasm code generation disallowed/i,
    hint: "Allow 'wasm-unsafe-eval' in the page's script-src: proofs are made with WebAssembly.",
  },
  {
    pattern: /allocat|out of memory|Not enough memory/i,
    hint: "Close other pages or programs, or prove on a device with more memory.",
  },
  {
    pattern:
      /Dynamic require|__filename|require is not defined|Cannot find (module|package)|dynamically imported module/,
    hint: "The prover's libraries could not be loaded. In a bundle for Node.js, mark snarkjs and circom_runtime as external.",
  },
];

/** Converts a proof from snarkjs's form to the chain's. */
export function proofFromSnarkjs({ pi_a, pi_b, pi_c }: SnarkjsProof): Proof {
  return {
    a: [BigInt(pi_a[0]), BigInt(pi_a[1])],
    b: [
      [BigInt(pi_b[0][1]), BigInt(pi_b[0][0])],
      [BigInt(pi_b[1][1]), BigInt(pi_b[1][0])],
    ],
    c: [BigInt(pi_c[0]), BigInt(pi_c[1])],
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

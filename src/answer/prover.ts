import { getAddress, numberToHex } from "viem";
import { ProverError } from "../errors.ts";
import { signals as position, signalCount } from "../generated/answerKey.ts";
import { type Blinding, randomBlinding } from "../prover/proof/blinding.ts";
import type { PointsAB } from "../prover/proof/pointsAB.ts";
import { type GrothProof, loadKey, type Prove, publicSignalsOf } from "../prover/proof/prove.ts";
import { createWitnessCalculator, type WitnessCalculator } from "../prover/witness/calculator.ts";
import type { AnswerSignals, Proof, ProvedAnswer } from "./answer.ts";
import { type CircuitFiles, loadCircuitFiles, releasedFiles } from "./files/circuitFiles.ts";
import { createDownload } from "./files/download.ts";
import type { AnswerInput } from "./input.ts";
import { explainFailure } from "./proverFailure.ts";
import { compactSegment } from "./sealing.ts";

/** Makes proofs. Keeps key and witness calculator until it is closed. */
export interface Prover {
  /**
   * Takes about half a second, in which the caller's thread does nothing else: in a page, use `createWorkerProver`. Throws
   * `ProverError` if there is no proof for these inputs, if this device cannot make it, and once the prover is closed.
   */
  prove(input: AnswerInput): Promise<ProvedAnswer>;
  /** Waits for the proofs that are being made, and frees the memory. Other provers are not affected. */
  close(): Promise<void>;
}

/** What a prover is at. */
export type ProverProgress =
  /** Bytes of the circuit's files; those that are kept or given count as loaded at once. */
  | { readonly step: "download"; readonly loaded: number; readonly total: number }
  | { readonly step: "key" | "witness" | "proof" };

export interface ProverOptions {
  /** Whether to keep the files in the browser's Cache Storage, where there is one; false by default. */
  readonly keep?: boolean;
  /** Called at the start of each step, and while files arrive. */
  readonly onProgress?: (progress: ProverProgress) => void;
  /** Makes a part of each proof elsewhere, while the rest is made here; undefined for a proof that it does not help with. */
  readonly assistant?: (witness: Uint8Array, blinding: Blinding) => Promise<PointsAB | undefined>;
}

/**
 * Loads the circuit's files, checks that they are those of this release, and reads the key. Needs WebAssembly, and
 * neither threads nor shared memory.
 *
 * @throws ProverError if a file cannot be fetched or is not the one of this release, or if WebAssembly is forbidden.
 */
export async function createProver(
  files: CircuitFiles,
  { keep = false, onProgress = () => {}, assistant }: ProverOptions = {},
): Promise<Prover> {
  const total = releasedFiles.wasm.bytes + releasedFiles.zkey.bytes;
  let loaded = 0;
  const onBytes = (count: number) => {
    loaded += count;
    onProgress({ step: "download", loaded, total });
  };
  const { wasm, zkey } = await loadCircuitFiles(files, createDownload({ keep, onBytes }));
  onProgress({ step: "key" });
  let key: Prove | undefined = await loadKey(zkey).catch((cause: unknown) =>
    Promise.reject(explainFailure(cause)),
  );
  let calculator: Promise<WitnessCalculator> | undefined;
  const running = new Set<Promise<unknown>>();

  const make = async (input: AnswerInput): Promise<ProvedAnswer> => {
    if (key === undefined) {
      throw new ProverError("The prover is closed.", { hint: "Make another with createProver." });
    }
    const { prove, proveWith } = key;
    calculator ??= createWitnessCalculator(wasm);
    const { calculate } = await calculator.catch((error: unknown) => {
      calculator = undefined;
      throw error;
    });
    onProgress({ step: "witness" });
    const witness = await calculate({ ...input });
    try {
      onProgress({ step: "proof" });
      const blinding = randomBlinding();
      const proof =
        assistant === undefined
          ? prove(witness, blinding)
          : await proveWith(witness, blinding, assistant(witness, blinding));
      return { proof: proofOf(proof), signals: signalsOf(publicSignalsOf(witness, signalCount)) };
    } finally {
      // It contains the customer's secret and attributes.
      witness.fill(0);
    }
  };

  return {
    async prove(input) {
      const proved = make(input);
      running.add(proved);
      try {
        return await proved;
      } catch (cause) {
        throw explainFailure(cause);
      } finally {
        running.delete(proved);
      }
    },
    async close() {
      key = undefined;
      calculator = undefined;
      await Promise.allSettled(running);
    },
  };
}

/** The chain has imaginary parts first. */
function proofOf({ a, b, c }: GrothProof): Proof {
  return {
    a: [a.x[0]!, a.y[0]!],
    b: [
      [b.x[1]!, b.x[0]!],
      [b.y[1]!, b.y[0]!],
    ],
    c: [c.x[0]!, c.y[0]!],
  };
}

function signalsOf(values: readonly bigint[]): AnswerSignals {
  const at = (index: number) => values[index]!;
  const subjectAndTime = at(position.subjectAndTime);
  return {
    nullifier: at(position.nullifier),
    sealedSegment: compactSegment(at(position.sealed)),
    subject: getAddress(numberToHex(subjectAndTime & (2n ** 160n - 1n), { size: 20 })),
    root: at(position.root),
    validAt: Number(subjectAndTime >> 160n),
  };
}

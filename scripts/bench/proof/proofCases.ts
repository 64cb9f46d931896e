import type { CircuitInput } from "snarkjs";
import { fromRoot } from "../../../services/shared/paths.ts";
import { fullRequest, inputFor } from "../../../test/support/answerCase.ts";
import { keyFiles } from "../../circuit/manifest.ts";

/** A circuit to prove with, and inputs that satisfy it. */
export interface ProofCase {
  readonly name: "answer" | "snarkjs" | "semaphore20";
  /** Who proves. */
  readonly by: "decdp" | "snarkjs";
  readonly wasm: string;
  readonly zkey: string;
  readonly input: CircuitInput;
}

const depth = 20;
const artifacts = fromRoot(`bench/node_modules/@zk-kit/semaphore-artifacts/semaphore-${depth}`);

/** Files of Semaphore v4 at depth 20. */
export const semaphoreFiles = {
  wasm: `${artifacts}.wasm`,
  zkey: `${artifacts}.zkey`,
  /** The verification key. */
  key: `${artifacts}.json`,
} as const;

const answer = {
  wasm: keyFiles.wasm,
  zkey: keyFiles.zkey,
  input: asDigits(inputFor({ ...fullRequest })),
};

/**
 * DeCDP's answer to a request with something in every part, by the library's prover and by snarkjs, and Semaphore v4 at
 * depth 20, which proves with snarkjs.
 */
export const proofCases: readonly ProofCase[] = [
  { name: "answer", by: "decdp", ...answer },
  { name: "snarkjs", by: "snarkjs", ...answer },
  {
    name: "semaphore20",
    by: "snarkjs",
    wasm: semaphoreFiles.wasm,
    zkey: semaphoreFiles.zkey,
    // The root is an output of Semaphore's circuit, so any siblings make a valid Semaphore group.
    input: {
      secret: `${2n ** 250n - 17n}`,
      merkleProofLength: depth,
      merkleProofIndex: 0b1011_0010_1101_0110_1001,
      merkleProofSiblings: Array.from({ length: depth }, (_, level) => `${3n ** 150n + BigInt(level)}`),
      message: "32745724963520510550185023804391900974863477733501474067656557556163468591104",
      scope: "12345",
    },
  },
];

/** Writes big integers as decimal strings, for JSON. */
function asDigits(input: object): CircuitInput {
  return JSON.parse(
    JSON.stringify(input, (_, value) => (typeof value === "bigint" ? value.toString() : value)),
  );
}

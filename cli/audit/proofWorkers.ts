import { once } from "node:events";
import os from "node:os";
import { Worker } from "node:worker_threads";
import { type CheckProofs, checkProofsHere, type ProofToCheck } from "../../src/audit/checks/proofs.ts";

/** For fewer proofs, starting a thread takes longer than it saves. */
const FEW = 16;

/** Checks proofs on all cores. */
export interface ProofWorkers {
  readonly checkProofs: CheckProofs;
  close(): Promise<void>;
}

/** Starts threads once there are enough proofs for them. */
export function proofWorkers(count = os.availableParallelism()): ProofWorkers {
  let workers: readonly Worker[] = [];
  return {
    async checkProofs(proofs) {
      if (proofs.length <= FEW || count === 1) return checkProofsHere(proofs);
      if (workers.length === 0) {
        workers = Array.from(
          { length: count },
          () => new Worker(new URL("./proofWorker.ts", import.meta.url)),
        );
      }
      const size = Math.ceil(proofs.length / workers.length);
      const shares = workers.map((worker, index) =>
        verdictsOf(worker, proofs.slice(index * size, (index + 1) * size)),
      );
      return (await Promise.all(shares)).flat();
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function verdictsOf(worker: Worker, proofs: readonly ProofToCheck[]): Promise<readonly boolean[]> {
  worker.postMessage(proofs);
  const [verdicts] = await once(worker, "message");
  return verdicts;
}

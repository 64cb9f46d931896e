// A worker thread: checks one lot of proofs after the other.

import { parentPort } from "node:worker_threads";
import { checkProofsHere, type ProofToCheck } from "../../src/audit/checks/proofs.ts";

parentPort!.on("message", async (proofs: readonly ProofToCheck[]) => {
  parentPort!.postMessage(await checkProofsHere(proofs));
});

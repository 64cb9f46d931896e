// What each app does: proves one answer in a worker and checks it.

import { createWorkerProver, verifyAnswer } from "decdp/customer";
import { folded, input } from "decdp-answer";

/** @param {object} [options] As of `createWorkerProver`. */
export async function proveOne(options) {
  const state = document.querySelector("#state");
  try {
    const prover = await createWorkerProver({ wasm: "/answer.wasm", zkey: "/answer.zkey" }, options);
    const answer = await prover.prove(input);
    await prover.close();
    state.textContent = (await verifyAnswer(folded, answer)) ? "Proved" : "The answer does not verify.";
  } catch (error) {
    state.textContent = `Failed: ${error.message}`;
  }
}

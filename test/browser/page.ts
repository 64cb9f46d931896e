// Runs in the browser: what a customer's page does with the library, for test/e2e/browser.test.ts to call.

import { createProver } from "../../src/answer/prover.ts";
import { openSegment } from "../../src/answer/sealing.ts";
import { verifyAnswer } from "../../src/answer/verification.ts";
import { backupWithPassphrase, restoreWithPassphrase } from "../../src/customer/backup.ts";
import { createCustomerKeys } from "../../src/customer/keys.ts";
import { fullRequest, inputFor } from "../support/answerCase.ts";

/** Big integers do not pass between a test and its page: they are written as digits. */
interface FoldedDigits {
  readonly x: string;
  readonly y: string;
}

async function proveAndVerify({ x, y }: FoldedDigits) {
  const sealKey = 9n;
  const prover = await createProver({ wasm: "/answer.wasm", zkey: "/answer.zkey" });
  const proved = await prover.prove(inputFor({ ...fullRequest, sealKey }));
  const folded = { x: BigInt(x), y: BigInt(y) };
  const { signals, proof } = proved;
  const forged = { proof, signals: { ...signals, nullifier: signals.nullifier + 1n } };
  const result = {
    verified: await verifyAnswer(folded, proved),
    forgedVerified: await verifyAnswer(folded, forged),
    segment: openSegment(sealKey, signals.sealedSegment),
    subject: signals.subject,
  };
  await prover.close();
  return result;
}

/** Whether keys come back from a backup at the usual cost. */
async function backUpAndRestore(): Promise<boolean> {
  const keys = createCustomerKeys();
  const backup = await backupWithPassphrase(keys, "correct horse battery staple");
  const restored = await restoreWithPassphrase(backup, "correct horse battery staple");
  return restored.secretSeed === keys.secretSeed && restored.subjectSeed === keys.subjectSeed;
}

const page = { proveAndVerify, backUpAndRestore };
export type BrowserPage = typeof page;

Object.assign(globalThis, { page });
document.querySelector("#state")!.textContent = "Ready";

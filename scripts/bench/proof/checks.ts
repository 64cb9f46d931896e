import { readFile } from "node:fs/promises";
import { createProver } from "../../../src/answer/prover.ts";
import { verifyAnswer, verifyAnswers } from "../../../src/answer/verification.ts";
import { fullRequest, inputFor } from "../../../test/support/answerCase.ts";
import { foldedDigits } from "../../../test/support/foldedDigits.ts";
import { keyFiles } from "../../circuit/manifest.ts";
import { median } from "../../shared/median.ts";

const TOGETHER = 64;
const ROUNDS = 15;

/** Wall milliseconds of checking one answer off chain, and of each among many; warm. */
export async function measureChecks(): Promise<Record<string, number>> {
  const [wasm, zkey] = await Promise.all([readFile(keyFiles.wasm), readFile(keyFiles.zkey)]);
  const prover = await createProver({ wasm, zkey });
  const answer = await prover.prove(inputFor(fullRequest));
  await prover.close();
  const { x, y } = await foldedDigits();
  const folded = { x: BigInt(x), y: BigInt(y) };
  const many = Array.from({ length: TOGETHER }, () => ({ folded, answer }));
  const one = await timesOf(async () => [await verifyAnswer(folded, answer)]);
  const together = await timesOf(() => verifyAnswers(many));
  return { "verify.ms": median(one), "verify.batchMsPerAnswer": median(together) / TOGETHER };
}

async function timesOf(check: () => Promise<boolean[]>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    if (!(await check()).every(Boolean)) throw new Error("An answer that was just proved does not verify.");
    // The first one prepares the key.
    if (round > 0) times.push(performance.now() - start);
  }
  return times;
}

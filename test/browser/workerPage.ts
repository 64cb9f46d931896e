// Runs in the browser under a strict content policy: what a page does with the prover in a worker, for
// test/e2e/workerProver.test.ts to call.

import { openSegment } from "../../src/answer/sealing.ts";
import { verifyAnswer } from "../../src/answer/verification.ts";
import { createWorkerProver, type WorkerProver } from "../../src/answer/worker/workerProver.ts";
import { fullRequest, inputFor } from "../support/answerCase.ts";

/** Big integers do not pass between a test and its page: they are written as digits. */
interface FoldedDigits {
  readonly x: string;
  readonly y: string;
}

const sealKey = 9n;
const input = inputFor({ ...fullRequest, sealKey });
let prover: WorkerProver | undefined;
let steps: string[] = [];
let loaded = 0;

/** Milliseconds of the page's longest task since the last call. */
let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: "longtask" });

async function open(timeout?: number, workers: 1 | 2 = 1): Promise<void> {
  steps = [];
  prover = await createWorkerProver(
    { wasm: "/answer.wasm", zkey: "/answer.zkey" },
    {
      worker: "/worker.js",
      workers,
      ...(timeout !== undefined && { timeout }),
      onProgress(progress) {
        if (steps.at(-1) !== progress.step) steps.push(progress.step);
        if (progress.step === "download") loaded = progress.loaded / progress.total;
      },
    },
  );
}

async function proveAndVerify({ x, y }: FoldedDigits) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  longest = 0;
  const proved = await prover!.prove(input);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const longestTask = longest;
  const folded = { x: BigInt(x), y: BigInt(y) };
  return {
    verified: await verifyAnswer(folded, proved),
    segment: openSegment(sealKey, proved.signals.sealedSegment),
    steps,
    loaded,
    longestTask,
  };
}

/** Stops a proof after some milliseconds, then makes another one. */
async function stopAndProve(milliseconds: number) {
  const stopped = await prover!.prove(input, { signal: AbortSignal.timeout(milliseconds) }).catch(String);
  const late = await prover!.prove(input, { timeout: milliseconds }).catch(String);
  const proved = await prover!.prove(input);
  return { stopped, late, segment: openSegment(sealKey, proved.signals.sealedSegment) };
}

async function spoilKept(): Promise<number> {
  const cache = await caches.open("decdp-circuit");
  const kept = await cache.keys();
  for (const request of kept) await cache.put(request, new Response("spoilt"));
  return kept.length;
}

const close = () => prover!.close();
const workerPage = { open, proveAndVerify, stopAndProve, spoilKept, close };
export type WorkerPage = typeof workerPage;

Object.assign(globalThis, { workerPage });
document.querySelector("#state")!.textContent = "Ready";

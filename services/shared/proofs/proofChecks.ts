import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { AnswerCheck } from "../../../src/answer/verification.ts";
import { createProofQueue, type ProofQueue } from "./proofQueue.ts";

/** Checks proofs in a thread of its own, many at once, so that nothing else waits for them. */
export interface ProofChecks {
  readonly check: ProofQueue;
  close(): Promise<void>;
}

export function createProofChecks(): ProofChecks {
  let worker: Worker | undefined;
  const check = createProofQueue(async (checks) => {
    worker ??= startWorker();
    try {
      return await ask(worker, checks);
    } catch (error) {
      // A thread that has failed answers nothing more.
      await worker?.terminate();
      worker = undefined;
      throw error;
    }
  });
  return {
    check,
    async close() {
      await worker?.terminate();
      worker = undefined;
    },
  };
}

function startWorker(): Worker {
  const worker = new Worker(new URL("./proofWorker.ts", import.meta.url));
  worker.unref();
  return worker;
}

async function ask(worker: Worker, checks: readonly AnswerCheck[]): Promise<readonly boolean[]> {
  const ended = new AbortController();
  const { signal } = ended;
  worker.postMessage(checks);
  try {
    const exit = once(worker, "exit", { signal }).then(() => {
      throw new Error("The thread that checks proofs has ended.");
    });
    const [holds] = (await Promise.race([once(worker, "message", { signal }), exit])) as [boolean[]];
    return holds;
  } finally {
    ended.abort();
  }
}

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { createFairLine } from "../../shared/work/fairLine.ts";
import type { Question } from "./proofWorker.ts";

/** A check keeps a processor busy: one at a time leaves the others to the rest. */
const LIMITS = { most: 1, mostWaiting: 256 } as const;

/** Checks proofs in a thread of its own, so that nothing else waits for them. */
export interface ProofChecks {
  /** Whether a proof holds. Throws `BusyError` if too many wait, most of them of this sender. */
  check(sender: string, ...question: Question): Promise<boolean>;
  close(): Promise<void>;
}

export function createProofChecks(): ProofChecks {
  const inLine = createFairLine(LIMITS);
  let worker: Worker | undefined;
  return {
    check: (sender, ...question) =>
      inLine(sender, async () => {
        worker ??= startWorker();
        try {
          return await ask(worker, question);
        } catch (error) {
          // A thread that has failed answers nothing more.
          await worker?.terminate();
          worker = undefined;
          throw error;
        }
      }),
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

async function ask(worker: Worker, question: Question): Promise<boolean> {
  const ended = new AbortController();
  const { signal } = ended;
  worker.postMessage(question);
  try {
    const exit = once(worker, "exit", { signal }).then(() => {
      throw new Error("The thread that checks proofs has ended.");
    });
    const [holds] = (await Promise.race([once(worker, "message", { signal }), exit])) as [boolean];
    return holds;
  } finally {
    ended.abort();
  }
}

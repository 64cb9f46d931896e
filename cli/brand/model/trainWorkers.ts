import { once } from "node:events";
import os from "node:os";
import { Worker } from "node:worker_threads";
import { type Job, type JobResult, perform, type Training } from "../../../src/model/training/jobs.ts";

/** With fewer rows, starting threads takes longer than it saves. */
const FEW_ROWS = 500;

/**
 * Does jobs on all cores and returns their results in the same order, whichever is done first.
 *
 * @param done Is told each time that a job is done.
 */
export async function performAll(
  training: Training,
  jobs: readonly Job[],
  done: () => void,
): Promise<JobResult[]> {
  const results: JobResult[] = [];
  let next = 0;
  if (training.rows.length < FEW_ROWS) {
    for (const job of jobs) {
      results.push(perform(training, job, () => performance.now()));
      done();
    }
    return results;
  }
  const count = Math.min(os.availableParallelism(), jobs.length);
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL("./trainWorker.ts", import.meta.url), { workerData: training }),
  );
  try {
    await Promise.all(
      workers.map(async (worker) => {
        while (next < jobs.length) {
          const index = next++;
          worker.postMessage(jobs[index]);
          [results[index]] = (await once(worker, "message")) as [JobResult];
          done();
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

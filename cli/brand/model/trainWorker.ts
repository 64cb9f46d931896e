// A worker thread: does one job of a training after the other.

import { parentPort, workerData } from "node:worker_threads";
import { type Job, perform, type Training } from "../../../src/model/training/jobs.ts";

parentPort!.on("message", (job: Job) => {
  parentPort!.postMessage(perform(workerData as Training, job, () => performance.now()));
});

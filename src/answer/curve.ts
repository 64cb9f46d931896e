import { type Curve, curves } from "snarkjs";

let started: Promise<Curve> | undefined;

/** Starts the worker threads that proving and verifying share, unless they are running. */
export async function startCurveWorkers(): Promise<void> {
  // Two concurrent calls would otherwise start two sets of threads, one of which would never be ended.
  started ??= curves.getCurveFromName("bn128");
  await started;
}

/**
 * Ends the worker threads that proving and verifying start and keep. A Node process does not exit while they run;
 * a later proof or check starts new ones.
 */
export async function endCurveWorkers(): Promise<void> {
  const curve = await started;
  started = undefined;
  await curve?.terminate();
}

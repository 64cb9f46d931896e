import { type Curve, curves } from "snarkjs";

let started: Promise<Curve> | undefined;

/** Starts the worker threads that proving and verifying share, unless they run. */
export async function startCurveWorkers(): Promise<void> {
  // Two that start at the same time would each have threads of their own, of which one set would never end.
  started ??= curves.getCurveFromName("bn128");
  await started;
}

/**
 * Ends the worker threads that proving and verifying start and keep for the next time. A Node process does not
 * end before; proving and verifying afterwards start new ones.
 */
export async function endCurveWorkers(): Promise<void> {
  const curve = await started;
  started = undefined;
  await curve?.terminate();
}

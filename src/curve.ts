import { curves } from "snarkjs";

/**
 * Ends the worker threads that proving and verifying start and keep for the next time. A Node process does not
 * end before; proving and verifying afterwards start new ones.
 */
export async function endCurveWorkers(): Promise<void> {
  const curve = await curves.getCurveFromName("bn128");
  await curve.terminate();
}

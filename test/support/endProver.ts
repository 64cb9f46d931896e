import { after } from "node:test";
import * as snarkjs from "snarkjs";

/** Runs once after all tests: snarkjs keeps its worker threads, and so the test run, alive. */
after(async () => {
  const curve = await snarkjs.curves.getCurveFromName("bn128");
  await curve.terminate();
});

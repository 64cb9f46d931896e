import diagnostics from "node:diagnostics_channel";
import type { Server } from "node:net";
import { after } from "node:test";
import * as snarkjs from "snarkjs";

const listening = new Set<Server>();
diagnostics.subscribe("tracing:net.server.listen:asyncStart", (message) => {
  listening.add((message as { server: Server }).server);
});

/**
 * Runs once after all tests, for what would keep the test run alive without a word of what failed: the worker threads of snarkjs, and
 * servers that a test did not close because it failed before.
 */
after(async () => {
  for (const server of listening) server.unref();
  const curve = await snarkjs.curves.getCurveFromName("bn128");
  await curve.terminate();
});

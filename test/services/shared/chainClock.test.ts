import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createChainClock } from "../../../services/shared/chain/chainClock.ts";

describe("the clock of a chain", () => {
  it("reads once for everybody who asks within a moment", async () => {
    let readings = 0;
    const read = async () => {
      readings++;
      return 5000;
    };
    const now = createChainClock(read, { fresh: 1000, patience: 1000 });
    assert.deepEqual(await Promise.all([now(), now(), now()]), [5000, 5000, 5000]);
    assert.equal(await now(), 5000);
    assert.equal(readings, 1);
  });

  it("goes on by itself where the node fails or does not answer", async () => {
    let answer: () => Promise<number> = async () => 5000;
    const now = createChainClock(() => answer(), { fresh: 0, patience: 20 });
    assert.equal(await now(), 5000);
    answer = () => Promise.reject(new Error("no node"));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.equal(await now(), 5001);
    answer = () => new Promise(() => {});
    const began = performance.now();
    assert.ok((await now()) >= 5001);
    assert.ok(performance.now() - began < 1000);
  });

  it("is this machine's clock until a node has said anything", async () => {
    const now = createChainClock(() => Promise.reject(new Error("no node")), { fresh: 0, patience: 20 });
    assert.ok(Math.abs((await now()) - Date.now() / 1000) < 5);
  });
});

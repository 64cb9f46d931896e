import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maximumRows } from "../../scripts/circuit/compile.ts";
import { readManifest } from "../../scripts/circuit/manifest.ts";
import { answerCircuit, answerKey, signalCount } from "../../src/generated/answerKey.ts";

// That it belongs to the circuit in the tree, which takes compiling it, is what `npm run key:check` finds out.
describe("released key", () => {
  it("fits the rows of its proving domain", async () => {
    const { constraints, publicSignals, rows } = await readManifest();
    assert.equal(rows, constraints + publicSignals);
    assert.ok(rows <= maximumRows, `${rows} rows; at most ${maximumRows} fit`);
  });

  it("is described to the library as it is", async () => {
    const manifest = await readManifest();
    assert.equal(answerKey.development, manifest.kind === "development");
    assert.equal(signalCount, manifest.publicSignals);
    assert.equal(answerCircuit.rows, manifest.rows);
    assert.equal(answerCircuit.zkeySha256, manifest.sha256.zkey);
    assert.equal(answerCircuit.wasmSha256, manifest.sha256.wasm);
  });
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { wtns } from "snarkjs";
import { keyFiles } from "../../../scripts/circuit/manifest.ts";
import { createWitnessCalculator } from "../../../src/prover/witness/calculator.ts";
import { hashOfName } from "../../../src/prover/witness/names.ts";
import { fullRequest, inputFor } from "../../support/answerCase.ts";

const LARGEST_MEMORY = 32 * 2 ** 20;

describe("the witness calculator", () => {
  let wasm: Uint8Array;
  const input = { ...inputFor(fullRequest) };
  before(async () => {
    wasm = await readFile(keyFiles.wasm);
  });

  it("calculates what snarkjs does, also from digits and negative numbers", async () => {
    const { calculate } = await createWitnessCalculator(wasm);
    const file = { type: "mem" as const };
    await wtns.calculate(input as never, wasm, file);
    const expected = (await wtns.exportJson(file)).map(BigInt);
    const wires = (witness: Uint8Array) =>
      Array.from({ length: witness.length / 32 }, (_, wire) => {
        const digits = Buffer.from(witness.subarray(32 * wire, 32 * wire + 32)).reverse();
        return BigInt(`0x${digits.toString("hex")}`);
      });
    assert.deepEqual(wires(await calculate(input)), expected);
    const asDigits = JSON.parse(
      JSON.stringify(input, (_, value) => (typeof value === "bigint" ? value.toString() : value)),
    );
    assert.deepEqual(wires(await calculate(asDigits)), expected);
  });

  it("stays within 32 MiB, which it wipes after use, after a failure as well", async (context) => {
    const memories: WebAssembly.Memory[] = [];
    const { instantiate } = WebAssembly;
    context.mock.method(
      WebAssembly,
      "instantiate",
      async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
        const instance = await instantiate(module, imports);
        memories.push(instance.exports.memory as WebAssembly.Memory);
        return instance;
      },
    );
    const { calculate } = await createWitnessCalculator(wasm);
    await calculate(input);
    await assert.rejects(calculate({ ...input, root: input.root + 1n }), /no proof for these inputs/);
    assert.equal(memories.length, 2);
    for (const { buffer } of memories) {
      assert.ok(buffer.byteLength <= LARGEST_MEMORY, `${buffer.byteLength} bytes`);
      assert.ok(new BigUint64Array(buffer).every((word) => word === 0n));
    }
  });

  it("says which input is missing, unknown, too long or no integer", async () => {
    const { calculate } = await createWitnessCalculator(wasm);
    const { root, ...withoutRoot } = input;
    const cases: [Record<string, unknown>, RegExp][] = [
      [withoutRoot, /1 of \d+ input values are missing/],
      [{ ...input, roots: root }, /no input signal roots/],
      [{ ...input, root: [root, root] }, /root has 1 values, not 2/],
    ];
    for (const [wrong, reason] of cases) {
      await assert.rejects(calculate(wrong), ({ details }: { details: { reason: string } }) =>
        reason.test(details.reason),
      );
    }
    await assert.rejects(calculate({ ...input, root: "root" }), /root has a value that is no integer/);
  });

  it("knows signals by circom's hash of their names", () => {
    // FNV-1a's published examples.
    assert.deepEqual(hashOfName(""), [0xcbf29ce4, 0x84222325]);
    assert.deepEqual(hashOfName("foobar"), [0x85944171, 0xf73967e8]);
  });
});

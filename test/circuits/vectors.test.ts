import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { WasmTester } from "circom_tester";
import { answerInput } from "../../src/answerInput.ts";
import { signals } from "../../src/generated/answerKey.ts";
import { createIssuerTree, treePath } from "../../src/issuerTree.ts";
import { loadCircuit } from "../support/circuit.ts";
import { vectorRoot, vectors } from "../support/vectors.ts";

describe("the circuit gives the nullifier, the sealed segment and the root of the test vectors", () => {
  const subject = "0xffffffffffffffffffffffffffffffffffffffff";
  const leaves = vectors.flatMap(({ cases }) => cases.map(({ leaf }) => leaf));
  const tree = createIssuerTree(leaves);
  let circuit: WasmTester;

  before(async () => {
    circuit = await loadCircuit("circuits/answer.circom");
  });

  for (const { name, request, cases } of vectors) {
    it(name, async () => {
      for (const person of cases) {
        const path = treePath(tree, leaves.indexOf(person.leaf));
        const witness = await circuit.calculateWitness(
          answerInput({ ...person, request, path, subject }),
          true,
        );
        const signal = (position: number) => witness[1 + position]!;
        assert.equal(signal(signals.nullifier), person.nullifier);
        assert.equal(signal(signals.sealed), person.sealedSegment);
        assert.equal(signal(signals.root), vectorRoot);
      }
    });
  }
});

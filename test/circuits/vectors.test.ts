import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerInput } from "../../src/answer/input.ts";
import { createIssuerTree, treePath } from "../../src/credential/issuerTree.ts";
import { signals } from "../../src/generated/answerKey.ts";
import { assertAccepted, loadAnswerCircuit } from "../support/circuit/answerCircuit.ts";
import { vectorRoot, vectors } from "../support/vectors.ts";

describe("the circuit gives the nullifier, the sealed segment and the root of the test vectors", () => {
  const subject = "0xffffffffffffffffffffffffffffffffffffffff";
  const leaves = vectors.flatMap(({ cases }) => cases.map(({ leaf }) => leaf));
  const tree = createIssuerTree(leaves);

  for (const { name, request, cases } of vectors) {
    it(name, async () => {
      const circuit = await loadAnswerCircuit();
      for (const person of cases) {
        const path = treePath(tree, leaves.indexOf(person.leaf));
        const witness = await circuit.honest(answerInput({ ...person, request, path, subject }));
        assertAccepted(circuit, witness);
        const signal = (position: number) => witness[1 + position]!;
        assert.equal(signal(signals.nullifier), person.nullifier);
        assert.equal(signal(signals.sealed), person.sealedSegment);
        assert.equal(signal(signals.root), vectorRoot);
      }
    });
  }
});

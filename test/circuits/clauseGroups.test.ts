import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { attributes, inputFor, rangeClause } from "../support/answerCase.ts";
import { type AnswerCircuit, assertAccepted, loadAnswerCircuit } from "../support/circuit/answerCircuit.ts";

describe("four clause groups with a clause of their own", () => {
  const unused = rangeClause(0, 0, 0);
  const rules = {
    clauses: [0, 1, 2, 3].map((attribute) => rangeClause(attribute, 1, 5)).concat(new Array(4).fill(unused)),
    groups: [1, 2, 4, 8],
  };
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  it("hold together only: whichever of them fail, the segment is 0", async () => {
    for (let failing = 0; failing < 16; failing++) {
      const person = attributes.map((_, index) => ((failing >> index) & 1 ? 6 : 5));
      const witness = await circuit.honest(inputFor({ rules, attributes: person }));
      assertAccepted(circuit, witness);
      assert.equal(witness[circuit.wire("segment")], failing === 0 ? 1n : 0n, `failing: ${failing}`);
    }
  });
});

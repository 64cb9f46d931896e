import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { attributes, inputFor, rangeClause } from "../support/answerCase.ts";
import { type AnswerCircuit, assertAccepted, loadAnswerCircuit } from "../support/answerCircuit.ts";

describe("four groups, of a clause each", () => {
  const value = attributes[0]!;
  const holds = rangeClause(0, value, value);
  const fails = rangeClause(0, value + 1, value + 1);
  const unused = rangeClause(0, 0, 0);
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  it("hold together only if each of them holds, whichever fails", async () => {
    for (let failing = 0; failing < 16; failing++) {
      const clauses = [0, 1, 2, 3].map((group) => (((failing >> group) & 1) === 1 ? fails : holds));
      const rules = { clauses: [...clauses, unused, unused, unused, unused], groups: [1, 2, 4, 8] };
      const witness = await circuit.honest(inputFor({ rules }));
      assertAccepted(circuit, witness);
      assert.equal(witness[circuit.wire("rulesHold")], failing === 0 ? 1n : 0n, `${failing}`);
    }
  });
});

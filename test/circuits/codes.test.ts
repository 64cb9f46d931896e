import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { anyOf, attributes, inputFor, setClause } from "../support/answerCase.ts";
import { type AnswerCircuit, assertAccepted, loadAnswerCircuit } from "../support/circuit/answerCircuit.ts";

describe("a set of eight different codes", () => {
  const codes = [3, 5, 8, 13, 21, 34, 55, 2 ** 32 - 1];
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  const segmentOf = async (value: number) => {
    const person = attributes.with(4, value);
    const witness = await circuit.honest(inputFor({ rules: anyOf(setClause(4, codes)), attributes: person }));
    assertAccepted(circuit, witness);
    return witness[circuit.wire("segment")];
  };

  it("holds each of its codes, wherever it stands", async () => {
    for (const code of codes) assert.equal(await segmentOf(code), 1n, `code ${code}`);
  });

  it("holds no other value", async () => {
    for (const value of [0, 1, 4, 6, 14, 56, 2 ** 32 - 2]) {
      assert.equal(await segmentOf(value), 0n, `value ${value}`);
    }
  });
});

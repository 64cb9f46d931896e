import { before, describe, it } from "node:test";
import { toField } from "../../src/field.ts";
import { anyOf, attributes, inputFor, rangeClause } from "../support/answerCase.ts";
import {
  type AnswerCircuit,
  assertAccepted,
  assertRefused,
  loadAnswerCircuit,
} from "../support/circuit/answerCircuit.ts";

const range = 2n ** 32n;

describe("a comparison takes differences from -2^32 to 2^32 - 1 and no other", () => {
  const input = inputFor({ rules: anyOf(rangeClause(0, 5, 9)) });
  const value = BigInt(attributes[0]!);
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  it("of a value and the first of a range", async () => {
    const below = (difference: bigint) =>
      circuit.careless({ ...input, low: input.low.with(0, toField(value - difference)) });
    const comparison = /^Rules\.Clause\[0\]\.(GreaterOrEqual\.|notBelow$)/;
    assertAccepted(circuit, await below(-range));
    assertAccepted(circuit, await below(range - 1n));
    assertRefused(circuit, await below(-range - 1n), comparison);
    assertRefused(circuit, await below(range), comparison);
  });

  it("of the last of a range and a value", async () => {
    const above = (difference: bigint) =>
      circuit.careless({ ...input, high: input.high.with(0, toField(value + difference)) });
    const comparison = /^Rules\.Clause\[0\]\.(GreaterOrEqual#2\.|notAbove$)/;
    assertAccepted(circuit, await above(-range));
    assertAccepted(circuit, await above(range - 1n));
    assertRefused(circuit, await above(-range - 1n), comparison);
    assertRefused(circuit, await above(range), comparison);
  });

  it("of a sum of points and a cut-off", async () => {
    // Without a model every sum is zero.
    const ahead = (difference: bigint) =>
      circuit.careless({ ...input, cutoffs: input.cutoffs.with(1, toField(-difference)) });
    const comparison = /^Scorecard\.(GreaterOrEqual|reaches)\[1\]/;
    assertAccepted(circuit, await ahead(-range));
    assertAccepted(circuit, await ahead(range - 1n));
    assertRefused(circuit, await ahead(-range - 1n), comparison);
    assertRefused(circuit, await ahead(range), comparison);
  });
});

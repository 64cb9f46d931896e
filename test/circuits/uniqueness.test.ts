import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Witness } from "circom_tester";
import { toField } from "../../src/field.ts";
import { signalCount, signals } from "../../src/generated/answerKey.ts";
import { type AnswerChoices, attributes, fullRequest, inputFor } from "../support/answerCase.ts";
import { type AnswerCircuit, assertAccepted, loadAnswerCircuit } from "../support/circuit/answerCircuit.ts";
import { isBroken, sumOf } from "../support/circuit/constraintSystem.ts";
import { propagate } from "../support/circuit/propagation.ts";
import { createRandom } from "../support/random.ts";

const scenarios: Record<string, AnswerChoices> = {
  "an answer with segment 4": fullRequest,
  "an answer whose rules do not hold": {
    ...fullRequest,
    attributes: attributes.with(0, 0).with(1, 0).with(7, 0),
  },
  "an answer to no rules and no model": {},
};

/** Nothing else may be free: it is the inverse of a number that is zero, and times zero whatever it is. */
const inverse = /^Rules\.(Clause\[\d\]\.IsZero(#2)?|IsZero\[\d\])\.inv$/;

for (const [name, choices] of Object.entries(scenarios)) {
  describe(name, () => {
    let circuit: AnswerCircuit;
    let witness: Witness;

    before(async () => {
      circuit = await loadAnswerCircuit();
      witness = await circuit.honest(inputFor(choices));
    });

    it("breaks no row", () => {
      assertAccepted(circuit, witness);
    });

    it("has only one witness for its inputs, but for inverses of zero", () => {
      const { system, names } = circuit;
      const inputs = wiresOfInputs(circuit).map((wire) => [wire, witness[wire]!] as const);
      const values = propagate(system, new Map(inputs));
      for (const [wire, value] of values) assert.equal(value, witness[wire], names[wire]);
      const rest = [...names.keys()].filter((wire) => !values.has(wire));
      assert.deepEqual(rest, inversesOfZero(circuit, witness));
    });

    it("has no wire that can be changed alone, but for inverses of zero and constants of the request", () => {
      const random = createRandom(1);
      const free: number[] = [];
      for (let wire = 1; wire < circuit.system.wireCount; wire++) {
        if (isFree(circuit, witness, wire, 1n) || isFree(circuit, witness, wire, random.field()))
          free.push(wire);
      }
      // The verifier fixes these; an answer that does not depend on one of them says nothing about it.
      const isConstant = (wire: number) => wire > signals.schema && wire <= signalCount;
      assert.deepEqual(
        free.filter((wire) => !isConstant(wire)),
        inversesOfZero(circuit, witness),
      );
    });
  });
}

describe("the rows of the circuit", () => {
  it("are one for each wire that they determine, and one for each assertion", async () => {
    const circuit = await loadAnswerCircuit();
    const determined = circuit.system.wireCount - 1 - wiresOfInputs(circuit).length;
    const assertions = {
      root: 1,
      membership: 10,
      "bits of bins": 16 * 3,
      // Of each number in bits, the row that says that it has no more of them.
      "times and the account in range": 3,
      "values in their bin": 16 * 2,
      "bounds of clauses": 8 * 2,
      "cut-offs": 3,
    };
    const count = Object.values(assertions).reduce((sum, rows) => sum + rows);
    assert.equal(circuit.system.rows.length, determined + count);
  });
});

describe("every wire of the circuit", () => {
  it("occurs in a row, so that every public signal is bound", async () => {
    const { system, names } = await loadAnswerCircuit();
    const unused = names.filter((_, wire) => system.rowsOfWire[wire]!.length === 0);
    assert.deepEqual(unused, []);
  });
});

/** Public inputs and private ones; the outputs come before, the intermediate wires after them. */
function wiresOfInputs({ wire }: AnswerCircuit): number[] {
  const [first, last] = [wire("subjectAndTime"), wire("validAt")];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function inversesOfZero({ system, names }: AnswerCircuit, witness: Witness): number[] {
  return [...names.keys()].filter((wire) => {
    if (!inverse.test(names[wire]!)) return false;
    const [row, ...others] = system.rowsOfWire[wire]!.map((index) => system.rows[index]!);
    assert.equal(others.length, 0);
    assert.deepEqual(row!.b, [[wire, 1n]]);
    return sumOf(row!.a, witness) === 0n;
  });
}

function isFree({ system }: AnswerCircuit, witness: Witness, wire: number, difference: bigint): boolean {
  const value = witness[wire]!;
  witness[wire] = toField(value + difference);
  const broken = system.rowsOfWire[wire]!.some((index) => isBroken(system.rows[index]!, witness));
  witness[wire] = value;
  return !broken;
}

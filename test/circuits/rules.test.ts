import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { AnswerInput } from "../../src/answer/input.ts";
import { SCALAR_MODULUS } from "../../src/field.ts";
import type { Clause } from "../../src/request/request.ts";
import { clauseHolds, rulesHold } from "../../src/request/segment.ts";
import { anyOf, attributes, fullRequest, inputFor, rangeClause, setClause } from "../support/answerCase.ts";
import {
  type AnswerCircuit,
  assertAccepted,
  assertRefused,
  loadAnswerCircuit,
} from "../support/circuit/answerCircuit.ts";
import { createRandom } from "../support/random.ts";

const largest = 2 ** 32 - 1;

describe("the rules", () => {
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  /** Whether each of up to eight clauses holds, as the circuit says. */
  async function clausesHold(clauses: readonly Clause[], person: readonly number[]): Promise<boolean[]> {
    const witness = await circuit.honest(inputFor({ rules: anyOf(...clauses), attributes: person }));
    assertAccepted(circuit, witness);
    return clauses.map((_, index) => witness[circuit.wire(`Rules.clauseHolds[${index}]`)] === 1n);
  }

  it("let a missing attribute fulfil a clause only where the range starts at zero", async () => {
    const clauses = [
      rangeClause(0, 1, largest),
      rangeClause(0, 0, largest),
      rangeClause(0, 0, 0),
      rangeClause(0, 5, 9, true),
      rangeClause(0, 1, largest, true),
      rangeClause(0, 0, 5, true),
      setClause(0, [1, 2, 3]),
      setClause(0, [1, 2, 3], true),
    ];
    const missing = [false, true, true, false, false, false, false, false];
    assert.deepEqual(await clausesHold(clauses, attributes.with(0, 0)), missing);
    const four = [true, true, false, true, false, false, false, true];
    assert.deepEqual(await clausesHold(clauses, attributes.with(0, 4)), four);
  });

  it("would let a missing attribute into a set that is filled up with zeros, which the contract refuses", async () => {
    const input = inputFor({ rules: anyOf(setClause(0, [4])), attributes: attributes.with(0, 0) });
    const codes = input.codes.with(0, [4n, 0n, 0n, 0n, 0n, 0n, 0n, 0n]);
    const segment = async (changed: AnswerInput) => (await circuit.honest(changed))[circuit.wire("segment")];
    assert.equal(await segment(input), 0n);
    assert.equal(await segment({ ...input, codes }), 1n);
  });

  it("agree with the library about random clauses and people", async () => {
    const random = createRandom(3);
    const edge = () => random.oneOf([0, 1, 2, 3, 7, 8, largest - 1, largest, random.between(0, largest)]);
    for (let count = 0; count < 40; count++) {
      const clauses = Array.from({ length: 8 }, () => {
        const attribute = random.between(0, 15);
        const negated = random.oneOf([true, false]);
        if (random.oneOf([true, false])) {
          return setClause(
            attribute,
            [1, 2, 3].map(edge).map((code) => Math.max(code, 1)),
            negated,
          );
        }
        const [low, high] = [edge(), edge()].sort((left, right) => left - right) as [number, number];
        return rangeClause(attribute, low, high, negated);
      });
      const groups = [1, 2, 3, 4].map(() => random.between(1, 255));
      const used = groups.reduce((all, group) => all | group, 0);
      const rules = {
        clauses: clauses.map((clause, index) => ((used >> index) & 1 ? clause : rangeClause(0, 0, 0))),
        groups,
      };
      const person = Array.from({ length: 16 }, edge);
      const witness = await circuit.honest(inputFor({ rules, attributes: person }));
      assert.equal(witness[circuit.wire("rulesHold")] === 1n, rulesHold(rules, person));
      rules.clauses.forEach((clause, index) => {
        if (((used >> index) & 1) === 0) return;
        const holds = witness[circuit.wire(`Rules.clauseHolds[${index}]`)] === 1n;
        assert.equal(holds, clauseHolds(clause, person));
      });
    }
  });

  it("never hold if a clause group is empty, which the contract refuses", async () => {
    const input = inputFor({ rules: anyOf(rangeClause(0, 0, largest)) });
    const groups = input.groups.with(2, new Array<bigint>(8).fill(0n));
    const witness = await circuit.honest({ ...input, groups });
    assertAccepted(circuit, witness);
    assert.equal(witness[circuit.wire("segment")], 0n);
  });

  it("have no witness at all where a bound of a comparison is far out of range", async () => {
    const input = inputFor({ rules: anyOf(rangeClause(0, 5, 9)) });
    const comparison = /^Rules\.Clause\[0\]\.(GreaterOrEqual|not(Below|Above)$)/;
    for (const bound of [SCALAR_MODULUS - 2n ** 33n, SCALAR_MODULUS / 2n, 2n ** 34n]) {
      const low = await circuit.careless({ ...input, low: input.low.with(0, bound) });
      assertRefused(circuit, low, comparison);
      const high = await circuit.careless({ ...input, high: input.high.with(0, bound) });
      assertRefused(circuit, high, comparison);
    }
  });

  it("refuse every claim about a clause that the comparisons contradict", async () => {
    const steps = [
      "notBelow",
      "notAbove",
      "inRange",
      "product[1]",
      "product[7]",
      "isCode",
      "matches",
      "missing",
      "differs",
    ];
    for (const person of [attributes, attributes.with(0, 0).with(5, 0)]) {
      const input = inputFor({ ...fullRequest, attributes: person });
      const honest = await circuit.honest(input);
      for (const [clause, names] of [
        [0, ["notBelow", "notAbove", "inRange", "matches", "missing"]],
        [5, ["product[1]", "product[7]", "isCode", "matches", "missing", "differs"]],
      ] as const) {
        assert.ok(names.every((name) => steps.includes(name)));
        for (const name of names) {
          const wire = `Rules.Clause[${clause}].${name}`;
          const opposite = 1n - honest[circuit.wire(wire)]!;
          assertRefused(circuit, await circuit.lying(input, { [wire]: opposite }));
        }
      }
    }
  });

  it("refuse every claim about clause groups that the clauses contradict", async () => {
    const input = inputFor(fullRequest);
    const honest = await circuit.honest(input);
    const names = [
      "clauseHolds[0]",
      "clauseHolds[1]",
      "trueInGroup[1][2]",
      "groupFails[0]",
      "firstTwo",
      "lastTwo",
    ];
    for (const name of names.map((part) => `Rules.${part}`)) {
      const lying = await circuit.lying(input, { [name]: 1n - honest[circuit.wire(name)]! });
      assertRefused(circuit, lying);
    }
  });

  it("refuse a value that is not that of the clause's attribute", async () => {
    const input = inputFor({ rules: anyOf(rangeClause(0, 500, 900)) });
    for (const [name, value] of [
      ["Rules.Clause[0].picked[0]", 600n],
      ["Rules.Clause[0].picked[1]", 590n],
    ] as const) {
      const lying = await circuit.lying(input, { [name]: value });
      assert.equal(lying[circuit.wire("segment")], 1n);
      assertRefused(circuit, lying, /^Rules\.Clause\[0\]\.picked/);
    }
  });
});

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { AnswerInput } from "../../src/answer/input.ts";
import { SCALAR_MODULUS, toField } from "../../src/field.ts";
import { noRules } from "../../src/request/rules.ts";
import { binOf, segmentOf } from "../../src/request/segment.ts";
import { attributes, fullRequest, inputFor, sameFeatures, schema } from "../support/answerCase.ts";
import {
  type AnswerCircuit,
  assertAccepted,
  assertRefused,
  loadAnswerCircuit,
} from "../support/circuit/answerCircuit.ts";
import { brokenRows } from "../support/circuit/constraintSystem.ts";
import { createRandom } from "../support/random.ts";

const largest = 2 ** 32 - 1;
const bitsOf = (bin: number) => [0, 1, 2].map((position) => BigInt((bin >> position) & 1));
const ofFeature = (feature: number) =>
  new RegExp(`^(bins\\[${feature}\\]|Scorecard\\.Feature\\[${feature}\\])`);
const rangeOf = (feature: number) => new RegExp(`^Scorecard\\.Feature\\[${feature}\\]\\.InRange`);

describe("the scorecard", () => {
  const input = inputFor(fullRequest);
  let circuit: AnswerCircuit;

  before(async () => {
    circuit = await loadAnswerCircuit();
  });

  const inBin = (feature: number, bits: readonly bigint[]): AnswerInput => ({
    ...input,
    bins: input.bins.with(feature, bits),
  });

  it("accepts one bin only for each value, whichever the prover points at", async () => {
    const { edges } = fullRequest.model.features[0]!;
    const values = edges.flatMap((edge) => [edge - 1, edge]).concat(largest);
    for (const value of values) {
      const person = inputFor({ ...fullRequest, attributes: attributes.with(8, value) });
      const right = binOf(fullRequest.model.features[8]!, value);
      for (let bin = 0; bin < 8; bin++) {
        const witness = await circuit.careless({ ...person, bins: person.bins.with(8, bitsOf(bin)) });
        if (bin === right) assertAccepted(circuit, witness);
        else assertRefused(circuit, witness, rangeOf(8));
      }
    }
  });

  it("refuses the empty bins between unused edges", async () => {
    const model = sameFeatures([0, 0, 0, 0, 0, 1, 50], [0, 0, 0, 0, 0, 1, 2, 3], [1, 2, 3]);
    for (const value of [0, 1, 50]) {
      const person = inputFor({ model, attributes: attributes.with(0, value) });
      for (let bin = 0; bin < 5; bin++) {
        const witness = await circuit.careless({ ...person, bins: person.bins.with(0, bitsOf(bin)) });
        assertRefused(circuit, witness, rangeOf(0));
      }
    }
  });

  it("refuses bin bits that are no bits, and with them two bins at once", async () => {
    const half = (SCALAR_MODULUS + 1n) / 2n;
    for (const bit of [2n, SCALAR_MODULUS - 1n, half]) {
      for (const position of [0, 1, 2]) {
        const bits = input.bins[0]!.with(position, bit);
        assertRefused(circuit, await circuit.careless(inBin(0, bits)), ofFeature(0), /^Scorecard\./);
      }
    }
    // Halfway between two bins lie both their edges and their points.
    const halfway = await circuit.careless(inBin(0, [half, half, half]));
    assertRefused(circuit, halfway, ofFeature(0), /^Scorecard\./);
  });

  it("refuses a bit of two that leads to the edges of the right bin and to points of none", async () => {
    const model = sameFeatures([0, 0, 0, 0, 10, 20, 30], [0, 0, 0, 0, 0, 5, 1, 2], [1, 2, 3]);
    const person = inputFor({ model, attributes: attributes.with(0, 25) });
    assert.deepEqual(person.bins[0], bitsOf(6));
    const witness = await circuit.careless({ ...person, bins: person.bins.with(0, [2n, 0n, 1n]) });
    assert.equal(witness[circuit.wire("Scorecard.featurePoints[0]")], 10n);
    assert.equal(brokenRows(circuit.system, witness).length, 1);
    assertRefused(circuit, witness, /^bins\[0\]\[0\]$/);
  });

  it("refuses the points of another bin than the one that was shown", async () => {
    for (const points of fullRequest.model.features[3]!.points.slice(0, 4)) {
      const lies = { "Scorecard.featurePoints[3]": BigInt(points) + 1_000n };
      assertRefused(circuit, await circuit.lying(input, lies));
    }
  });

  it("refuses edges of another bin than the one that was shown", async () => {
    const [low, high] = fullRequest.model.features[0]!.edges as [number, number];
    const lies = {
      "Scorecard.Feature[0].lowerEdge": BigInt(low),
      "Scorecard.Feature[0].upperEdge": BigInt(high),
    };
    const bits = bitsOf(1);
    assertAccepted(
      circuit,
      await circuit.careless(inputFor({ ...fullRequest, attributes: attributes.with(0, 9) })),
    );
    assertRefused(circuit, await circuit.lying(inBin(0, bits), lies));
  });

  it("refuses attributes of more than 32 bits, though an issuer signed them", async () => {
    const wide = [
      2n ** 32n,
      2n ** 33n,
      2n ** 64n,
      2n ** 224n,
      SCALAR_MODULUS / 2n,
      SCALAR_MODULUS - 2n ** 32n,
      SCALAR_MODULUS - 1n,
    ];
    for (const [index, value] of wide.entries()) {
      for (const bin of [0, 7]) {
        const changed = inBin(index, bitsOf(bin));
        const witness = await circuit.issued({ ...changed, attributes: input.attributes.with(index, value) });
        assertRefused(circuit, witness, ofFeature(index), /^Rules\./);
      }
    }
  });

  it("refuses attributes that carry over into the next one of the same word, which give the same leaf", async () => {
    for (const index of [0, 5, 7, 12, 14]) {
      for (const carry of [1n, -1n]) {
        const low = toField(input.attributes[index]! + carry * 2n ** 32n);
        const high = input.attributes[index + 1]! - carry;
        const carried = input.attributes.with(index, low).with(index + 1, high);
        const honest = await circuit.honest(input);
        const witness = await circuit.careless({ ...input, attributes: carried });
        assert.equal(witness[circuit.wire("leaf")], honest[circuit.wire("leaf")]);
        assertRefused(circuit, witness, rangeOf(index), rangeOf(index + 1), /^Rules\./);
      }
    }
  });

  it("reckons right at the ends of points and cut-offs", async () => {
    const [low, high] = [-(2 ** 23), 2 ** 23 - 1];
    const edges = [0, 0, 0, 0, 0, 0, 1];
    for (const cutoffs of [
      [-(2 ** 31), -(2 ** 31), -(2 ** 31)],
      [2 ** 31 - 1, 2 ** 31 - 1, 2 ** 31 - 1],
      [16 * low, 16 * low + 1, 16 * high],
      [16 * low - 1, 0, 16 * high + 1],
    ]) {
      const model = sameFeatures(edges, [0, 0, 0, 0, 0, 0, low, high], cutoffs);
      for (const value of [0, 1]) {
        const person = new Array<number>(16).fill(value);
        const choices = inputFor({ model, attributes: person });
        const witness = await circuit.honest(choices);
        assertAccepted(circuit, witness);
        const score = 16 * (value === 0 ? low : high);
        const reached = cutoffs.filter((cutoff) => score >= cutoff).length;
        assert.equal(witness[circuit.wire("segment")], BigInt(1 + reached));
      }
    }
  });

  it("refuses that a cut-off was reached, or not, against the comparison", async () => {
    const honest = await circuit.honest(input);
    const names = [0, 1].map((index) => `Scorecard.reaches[${index}]`);
    for (const name of names) {
      const opposite = 1n - honest[circuit.wire(name)]!;
      assertRefused(circuit, await circuit.lying(input, { [name]: opposite }));
      assertRefused(circuit, await circuit.lying(input, { [name]: 2n }));
    }
  });

  it("reckons random people as the library does", async () => {
    const random = createRandom(2);
    for (let count = 0; count < 40; count++) {
      const edges = randomEdges(random.between(0, 7));
      const firstBin = edges.lastIndexOf(0) + 1;
      const points = Array.from({ length: 8 }, (_, bin) => (bin < firstBin ? 0 : random.between(-999, 999)));
      const cutoffs = [0, 0, 0].map(() => random.between(-5000, 5000)).sort((left, right) => left - right);
      const model = sameFeatures(edges, points, cutoffs);
      const near = [0, largest, ...edges.flatMap((edge) => (edge === 0 ? [] : [edge - 1, edge]))];
      const person = Array.from({ length: 16 }, () => random.oneOf(near));
      const witness = await circuit.honest(inputFor({ model, attributes: person }));
      const segment = segmentOf({ schema, rules: noRules(), model }, person);
      assert.equal(witness[circuit.wire("segment")], BigInt(segment));
    }

    function randomEdges(used: number): number[] {
      const drawn = new Set<number>();
      while (drawn.size < used) drawn.add(random.between(1, random.oneOf([20, largest])));
      return [...new Array<number>(7 - used).fill(0), ...[...drawn].sort((left, right) => left - right)];
    }
  });
});

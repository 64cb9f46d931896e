import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { discreteLaplace, noiseBound, noiseVariance } from "../../../../src/brand/privacy/discreteLaplace.ts";
import { drawFrom, secureDraw } from "../../../../src/brand/privacy/draw.ts";
import { InvalidValueError } from "../../../../src/errors.ts";
import { measureEpsilon } from "../../../support/brand/measureEpsilon.ts";
import { createRandom } from "../../../support/random.ts";

const SAMPLES = 60_000;

describe("discrete Laplace noise", () => {
  const random = createRandom(20);
  const draw = drawFrom(() => random.between(0, 2 ** 32 - 1));
  const samplesOf = (epsilon: number, count = 0) =>
    Array.from({ length: SAMPLES }, () => count + discreteLaplace(epsilon, draw));

  for (const epsilon of [130, 500, 1_000, 2_300]) {
    it(`has each number as often as its probability says, at an epsilon of ${epsilon / 1000}`, () => {
      const samples = samplesOf(epsilon);
      const q = Math.exp(-epsilon / 1000);
      // Pearson's statistic over the numbers that are expected at least 20 times, and all others together.
      const cells: { expected: number; seen: number }[] = [];
      for (let size = 0; ; size++) {
        const expected = (SAMPLES * (1 - q) * q ** size) / (1 + q);
        if (expected < 20) break;
        for (const value of size === 0 ? [0] : [size, -size])
          cells.push({ expected, seen: samples.filter((sample) => sample === value).length });
      }
      const rest = cells.reduce(
        (left, { expected, seen }) => ({ expected: left.expected - expected, seen: left.seen - seen }),
        {
          expected: SAMPLES,
          seen: SAMPLES,
        },
      );
      const all = [...cells, rest];
      const statistic = all.reduce((sum, { expected, seen }) => sum + (seen - expected) ** 2 / expected, 0);
      const degrees = all.length - 1;
      // Mean and deviation of the chi-squared distribution; four deviations are one in tens of thousands.
      assert.ok(statistic < degrees + 4 * Math.sqrt(2 * degrees), `${statistic} at ${degrees} degrees`);
    });
  }

  it("stays within its bound as often as it says, and has its variance", () => {
    const samples = samplesOf(400);
    const beyond = (bound: number) => samples.filter((sample) => Math.abs(sample) > bound).length / SAMPLES;
    assert.ok(beyond(noiseBound(400, 0.05)) <= 0.054);
    assert.ok(beyond(noiseBound(400, 0.05) - 1) > 0.05);
    const variance = samples.reduce((sum, sample) => sum + sample ** 2, 0) / SAMPLES;
    assert.ok(Math.abs(variance / noiseVariance(400) - 1) < 0.05, `${variance}`);
  });

  it("lets nobody tell one person's presence better than its epsilon says", () => {
    const { atLeast, estimate } = measureEpsilon({ without: samplesOf(500, 41), with: samplesOf(500, 42) });
    assert.ok(atLeast <= 0.5, `${atLeast}`);
    assert.ok(estimate > 0.45, `the attack is weak: ${estimate}`);
  });

  it("would be found out if it added half of the noise", () => {
    const { atLeast } = measureEpsilon({ without: samplesOf(1_000, 41), with: samplesOf(1_000, 42) });
    assert.ok(atLeast > 0.5, `${atLeast}`);
  });

  it("takes whole thousandths only", () => {
    for (const epsilon of [0, -1, 0.5, 10_001, Number.NaN])
      assert.throws(() => discreteLaplace(epsilon), InvalidValueError);
  });
});

describe("a draw", () => {
  it("gives every number below its bound equally often, without the remainder's bias", () => {
    // Of words 0 to 2^32 - 1, those from 3 * 2^30 on would favour the first third.
    const words = [2 ** 32 - 1, 3 * 2 ** 30, 5];
    const draw = drawFrom(() => words.shift()!);
    assert.equal(draw(3 * 2 ** 30), 5);
    const seen = [0, 0, 0];
    for (let count = 0; count < 3_000; count++) seen[secureDraw(3)]!++;
    assert.ok(Math.min(...seen) > 850, `${seen}`);
    for (const bound of [0, 1.5, 2 ** 32 + 1]) assert.throws(() => secureDraw(bound), InvalidValueError);
  });
});

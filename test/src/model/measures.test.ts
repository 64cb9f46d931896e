import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomFrom } from "../../../src/model/learning/random.ts";
import { decilesOf } from "../../../src/model/measures/deciles.ts";
import { intervalOf } from "../../../src/model/measures/interval.ts";
import { calibrationErrorOf, calibrationOf } from "../../../src/model/measures/probability.ts";
import { profitOf } from "../../../src/model/measures/profit.ts";
import { rankingFigures, rankingOf } from "../../../src/model/measures/ranking.ts";
import { stabilityIndex } from "../../../src/model/measures/stability.ts";
import { upliftOf } from "../../../src/model/measures/uplift.ts";

describe("measures", () => {
  const random = randomFrom(2);
  const scores = Float64Array.from({ length: 400 }, () => Math.floor(random() * 50));
  const label = Uint8Array.from(scores, (score) => (random() * 60 < score ? 1 : 0));

  it("rank as counting all pairs does", () => {
    let [won, pairs] = [0, 0];
    for (const [left, one] of scores.entries()) {
      for (const [right, other] of scores.entries()) {
        if (label[left] !== 1 || label[right] !== 0) continue;
        pairs++;
        won += one > other ? 1 : one === other ? 0.5 : 0;
      }
    }
    const { auc, gini } = rankingFigures(rankingOf(scores, label));
    assert.ok(Math.abs(auc - won / pairs) < 1e-12);
    assert.equal(gini, 2 * auc - 1);
    assert.equal(rankingFigures(rankingOf([1, 2, 3, 4], Uint8Array.of(0, 0, 1, 1))).ks, 1);
    assert.equal(rankingFigures(rankingOf([1, 2], Uint8Array.of(1, 1))).auc, 0.5);
  });

  it("count every row in one decile, and gain everything in the last", () => {
    const deciles = decilesOf(rankingOf(scores, label));
    assert.equal(
      deciles.reduce((sum, { n }) => sum + n, 0),
      400,
    );
    assert.equal(deciles.at(-1)!.gain, 1);
    assert.ok(deciles[0]!.rate > deciles[9]!.rate);
    assert.ok(deciles[0]!.smallestScore >= deciles[1]!.smallestScore);
  });

  it("find the share of customers on whom acting pays most", () => {
    const ranking = rankingOf(
      Array.from({ length: 100 }, (_, row) => row),
      Uint8Array.from({ length: 100 }, (_, row) => (row >= 80 ? 1 : 0)),
    );
    const { best, curve } = profitOf(ranking, { cost: 1, value: 10 });
    assert.deepEqual(best, { share: 0.2, score: 80, profit: 1.8 });
    assert.equal(curve.length, 101);
    assert.equal(profitOf(ranking, { cost: 20, value: 10 }).best.share, 0);
  });

  it("tell whether people are others, and how far predictions are off", () => {
    assert.equal(stabilityIndex([10, 20, 70], [1, 2, 7]), 0);
    assert.ok(
      Math.abs(stabilityIndex([50, 50], [80, 20]) - (0.3 * Math.log(1.6) - 0.3 * Math.log(0.4))) < 1e-12,
    );
    assert.ok(Number.isFinite(stabilityIndex([100, 0], [0, 100])));
    const odds = new Float64Array(200).fill(Math.log(1 / 3));
    const quarter = Uint8Array.from(odds, (_, row) => (row % 4 === 0 ? 1 : 0));
    assert.ok(calibrationErrorOf(calibrationOf(odds, quarter)) < 1e-12);
    assert.ok(Math.abs(calibrationErrorOf(calibrationOf(odds, new Uint8Array(200))) - 0.25) < 1e-12);
  });

  it("tell a message that works on those with high scores from one that works on anybody", () => {
    const size = 4_000;
    const treated = Uint8Array.from({ length: size }, (_, row) => row % 2);
    const effect = (of: (row: number) => number) =>
      upliftOf(
        { label: Uint8Array.from(treated, (one, row) => (random() < 0.2 + one * of(row) ? 1 : 0)) },
        treated,
      );
    const high = effect((row) => (row > size / 2 ? 0.4 : 0));
    const everybody = effect(() => 0.2);
    const low = effect((row) => (row < size / 2 ? 0.4 : 0));
    assert.ok(high.qini > 0.015 && Math.abs(everybody.qini) < 0.01 && low.qini < -0.015);
    for (const { average } of [high, everybody, low]) assert.ok(Math.abs(average - 0.2) < 0.05);
    const [first, last] = [high.deciles[0]!, high.deciles[9]!];
    assert.ok(first.treatedRate! - first.controlRate! > 0.25 && last.treatedRate! - last.controlRate! < 0.15);
    assert.equal(
      high.deciles.reduce((sum, decile) => sum + decile.treated + decile.control, 0),
      size,
    );
  });

  it("have wider intervals than if splits shared no rows", () => {
    const { mean, low, high } = intervalOf([0.8, 0.81, 0.79, 0.8, 0.8]);
    assert.ok(Math.abs(mean - 0.8) < 1e-12 && low < 0.8 - 0.0088 && high - mean - (mean - low) < 1e-12);
    assert.deepEqual(intervalOf([0.7]), { mean: 0.7, low: 0.7, high: 0.7 });
  });
});

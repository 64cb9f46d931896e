import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomFrom } from "../../../src/model/learning/random.ts";
import { allRows, stratifiedFolds, stratifiedSplit } from "../../../src/model/learning/splits.ts";

describe("splits of rows", () => {
  const label = Uint8Array.from({ length: 1_000 }, (_, row) => (row % 10 === 0 ? 1 : 0));
  const rows = allRows(1_000);
  const positives = (of: Int32Array) => of.reduce((sum, row) => sum + label[row]!, 0);

  it("have each row once, and the same share of each label on both sides", () => {
    const { training, held } = stratifiedSplit(rows, label, 0.2, randomFrom(1));
    assert.deepEqual(
      [...training, ...held].sort((left, right) => left - right),
      [...rows],
    );
    assert.deepEqual([held.length, positives(held)], [200, 20]);
    const folds = stratifiedFolds(rows, label, 5, randomFrom(1));
    assert.deepEqual(
      folds.map((fold) => [fold.held.length, positives(fold.held)]),
      new Array(5).fill([200, 20]),
    );
    assert.equal(new Set(folds.flatMap((fold) => [...fold.held])).size, 1_000);
  });

  it("depend on the seed alone", () => {
    const held = (seed: number) => stratifiedSplit(rows, label, 0.2, randomFrom(seed)).held;
    assert.deepEqual(held(1), held(1));
    assert.notDeepEqual(held(1), held(2));
  });

  it("are made of hundreds of thousands of rows, too", () => {
    const many = 300_000;
    assert.equal(
      stratifiedSplit(allRows(many), new Uint8Array(many), 0.15, randomFrom(1)).held.length,
      45_000,
    );
  });
});

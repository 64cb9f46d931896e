import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomFrom } from "../../../../src/model/learning/random.ts";
import { bestPieces, monotone } from "../../../../src/model/training/pieces.ts";

/** The least weighted squares of all ways to cut a shape, by trying them. */
function leastByTrying(shape: number[], weights: number[], pieces: number): number {
  const cost = (from: number, to: number) => {
    const weight = weights.slice(from, to).reduce((sum, one) => sum + one, 0);
    const mean =
      shape.slice(from, to).reduce((sum, one, index) => sum + one * weights[from + index]!, 0) / weight;
    return shape
      .slice(from, to)
      .reduce((sum, one, index) => sum + weights[from + index]! * (one - mean) ** 2, 0);
  };
  const least = (from: number, left: number): number => {
    if (left === 1) return cost(from, shape.length);
    let best = cost(from, shape.length);
    for (let to = from + 1; to < shape.length; to++)
      best = Math.min(best, cost(from, to) + least(to, left - 1));
    return best;
  };
  return least(0, pieces);
}

describe("the bins of a shape", () => {
  it("are the best that there are, whatever the shape", () => {
    const random = randomFrom(5);
    for (let trial = 0; trial < 60; trial++) {
      const size = 2 + Math.floor(random() * 7);
      const shape = Array.from({ length: size }, () => random() * 4 - 2);
      const weights = Array.from({ length: size }, () => 0.1 + random());
      const most = 1 + Math.floor(random() * 4);
      const pieces = bestPieces(shape, weights, new Array(size).fill(20), most);
      assert.ok(pieces.length <= most);
      assert.equal(pieces[0]!.from, 0);
      assert.equal(pieces.at(-1)!.to, size - 1);
      const found = pieces.reduce((sum, { from, to, value }, index) => {
        if (index > 0) assert.equal(from, pieces[index - 1]!.to + 1);
        for (let bin = from; bin <= to; bin++) sum += weights[bin]! * (shape[bin]! - value) ** 2;
        return sum;
      }, 0);
      assert.ok(Math.abs(found - leastByTrying(shape, weights, most)) < 1e-8);
    }
  });

  it("have ten rows each", () => {
    const pieces = bestPieces([5, 0, 0, 9], [1, 1, 1, 1], [3, 8, 10, 4], 4);
    assert.deepEqual(
      pieces.map(({ from, to }) => [from, to]),
      [
        [0, 1],
        [2, 3],
      ],
    );
  });

  it("hold a special code alone, however few rows have it", () => {
    const pieces = bestPieces([1, 1, 1, 1], [1, 1, 1, 1], [50, 2, 50, 50], 4, 0, [1]);
    assert.deepEqual(
      pieces.map(({ from, to }) => [from, to]),
      [
        [0, 0],
        [1, 1],
        [2, 3],
      ],
    );
  });

  it("are one where all rows together are fewer than ten", () => {
    assert.equal(bestPieces([1, 2], [1, 1], [2, 3], 8).length, 1);
  });

  it("never fall where they must rise, and stay as they are where they do", () => {
    assert.deepEqual([...monotone([9, 1, 3, 2, 4], [1, 1, 1, 1, 1], "rising", 1)], [9, 1, 2.5, 2.5, 4]);
    assert.deepEqual([...monotone([3, 2, 1], [1, 1, 1], "falling")], [3, 2, 1]);
    assert.deepEqual([...monotone([1, 3], [3, 1], "falling")], [1.5, 1.5]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { overTime } from "../../../../src/brand/insights/overTime.ts";

const days = (...counts: number[]) => counts.map((count, day) => ({ day, count }));

describe("how a segment grew", () => {
  it("is shown day by day where enough people came", () => {
    assert.deepEqual(overTime(days(10, 25)), [
      { from: 0, to: 0, count: 10, sum: 10 },
      { from: 1, to: 1, count: 25, sum: 35 },
    ]);
  });

  it("takes days with few people together, so that no step is smaller than the smallest cell", () => {
    assert.deepEqual(overTime(days(3, 8, 20, 4)), [
      { from: 0, to: 1, count: 11, sum: 11 },
      { from: 2, to: 3, count: 24, sum: 35 },
    ]);
    for (let seed = 1; seed < 300; seed++) {
      const counts = Array.from({ length: 9 }, (_, day) => (seed * (day + 3) * 7919) % 17);
      const shown = overTime(days(...counts));
      assert.ok(
        shown.every(({ count }) => count >= 10),
        JSON.stringify(counts),
      );
      const all = counts.reduce((sum, count) => sum + count, 0);
      assert.equal(shown.at(-1)?.sum ?? 0, all >= 10 ? all : 0);
    }
  });

  it("says nothing where all together are too few", () => {
    assert.deepEqual(overTime(days(3, 4, 2)), []);
    assert.deepEqual(overTime([]), []);
  });
});

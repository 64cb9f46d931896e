import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { releaseTally } from "../../../../src/brand/insights/release.ts";
import { BudgetSpentError, openBudget, readBudget } from "../../../../src/brand/privacy/budget.ts";
import { memoryStore } from "../../../../src/store.ts";
import { measureEpsilon } from "../../../support/brand/measureEpsilon.ts";

const names = { 0: "home", 1: "outdoor" };

describe("a released tally", () => {
  it("is the same when it is asked for again, and all campaigns spend from one budget", async () => {
    const store = memoryStore();
    await openBudget(store, 500);
    const first = { campaign: 7n, counts: [300, 120], names, asOf: 1_000, epsilon: 200 };
    const released = await releaseTally(store, first);
    // What has changed meanwhile would otherwise show in the difference.
    assert.deepEqual(await releaseTally(store, { ...first, counts: [300, 121] }), released);
    assert.equal((await readBudget(store)).left, 300);
    await releaseTally(store, { ...first, campaign: 8n });
    await assert.rejects(releaseTally(store, { ...first, asOf: 2_000 }), BudgetSpentError);
    assert.deepEqual(await releaseTally(store, first), released);
  });

  it("has intervals that hold the true share with sampling and noise", async () => {
    let held = 0;
    for (let run = 0; run < 400; run++) {
      const store = memoryStore();
      await openBudget(store, 100);
      const tally = await releaseTally(store, {
        campaign: 7n,
        counts: [280, 120],
        names,
        asOf: 1,
        epsilon: 100,
      });
      const { low, high } = tally.cells[1]!.proportion;
      if (low <= 0.3 && 0.3 <= high) held++;
    }
    // The noise alone is tried here: the sample has exactly the true share.
    assert.ok(held > 376, `${held} of 400`);
  });

  it("gives an attacker with all other records no more than its epsilon, by two exports that differ by one person", async () => {
    const epsilon = 1_000;
    const exportOf = async (count: number) => {
      const store = memoryStore();
      await openBudget(store, epsilon);
      const { cells } = await releaseTally(store, {
        campaign: 7n,
        counts: [500, count],
        names,
        asOf: 1,
        epsilon,
      });
      // Everybody but one person is known to the attacker, so the rest of the counts tells nothing more.
      return cells[1]!.count - 50;
    };
    const many = async (count: number) => {
      const samples: number[] = [];
      for (let run = 0; run < 6_000; run++) samples.push(await exportOf(count));
      return samples;
    };
    const { atLeast, estimate } = measureEpsilon({ without: await many(50), with: await many(51) });
    assert.ok(atLeast <= 1, `${atLeast}`);
    assert.ok(estimate > 0.8, `the attack is weak: ${estimate}`);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Address, numberToHex, pad } from "viem";
import { proportionOf } from "../../../../src/brand/insights/proportion.ts";
import { countSegments, tallyOf } from "../../../../src/brand/insights/tally.ts";
import { tallyInWords } from "../../../../src/brand/insights/words.ts";
import {
  linkCustomer,
  recordAnswer,
  recordConsent,
  recordWithdrawal,
} from "../../../../src/brand/lightRecord.ts";
import { InvalidValueError } from "../../../../src/errors.ts";
import { memoryStore } from "../../../../src/store.ts";
import { createRandom } from "../../../support/random.ts";

const terms = pad("0xa1");
const subjectOf = (index: number): Address => numberToHex(index + 1, { size: 20 });

describe("a tally", () => {
  it("counts each customer once, by the latest answer, and nobody who stopped", async () => {
    const store = memoryStore();
    for (let index = 0; index < 12; index++) {
      const subject = subjectOf(index);
      await linkCustomer(store, subject);
      await recordConsent(store, subject, { terms, until: 1_000, signedAt: 100 });
      for (const validAt of [200, 250]) {
        const segment = validAt === 250 ? 1 + (index % 2) : 4;
        const answer = { terms, campaign: 7n, nullifier: BigInt(validAt), segment, validAt, expiry: 500 };
        await recordAnswer(store, subject, { answer, now: 300 });
      }
    }
    await recordWithdrawal(store, subjectOf(0), { terms, signedAt: 310 });
    assert.deepEqual(await countSegments(store, { campaign: 7n, now: 320 }), [0, 5, 6, 0, 0]);
    assert.deepEqual(await countSegments(store, { campaign: 8n, now: 320 }), [0, 0, 0, 0, 0]);
  });

  it("says shares with their intervals, and that a group is hidden", () => {
    const names = { 0: "home", 1: "town", 2: "outdoor" };
    const tally = tallyOf([210, 140, 150, 0, 0], names);
    assert.equal(tallyInWords(tally)[2], "30 % (26 to 34) of your buyers are in group outdoor.");
    const hidden = tallyInWords(tallyOf([210, 4, 150], names));
    assert.match(hidden[0]!, /group home is not shown/);
    assert.match(hidden[1]!, /group town is not shown/);
    assert.deepEqual(tallyInWords(tallyOf([3, 4], names), "your guests"), [
      "Too few of your guests have answered to say anything about them.",
    ]);
    assert.throws(() => tallyOf([10, 10, 10, 10], names), InvalidValueError);
  });

  it("has the score intervals of Newcombe (1998), and holds the true share in about 95 of 100 samples", () => {
    // "Two-sided confidence intervals for the single proportion", table I, method 3.
    for (const [count, total, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = proportionOf(count, total);
      assert.ok(
        Math.abs(interval.low - low) < 6e-5 && Math.abs(interval.high - high) < 6e-5,
        `${count}/${total}`,
      );
    }
    const random = createRandom(5);
    let held = 0;
    for (let run = 0; run < 2_000; run++) {
      const share = random.between(5, 95) / 100;
      let count = 0;
      for (let one = 0; one < 60; one++) if (random.between(1, 1_000_000) <= share * 1e6) count++;
      const { low, high } = proportionOf(count, 60);
      if (low <= share && share <= high) held++;
    }
    assert.ok(held > 1_870 && held < 1_940, `${held} of 2000`);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Hex, keccak256, numberToHex } from "viem";
import { planNo } from "../../../../src/consent/settings/timeOfNo.ts";

const seed = keccak256("0x01");
const received = 1_900_000_000;
const hash = (index: number): Hex => keccak256(numberToHex(index));
const waits = Array.from(
  { length: 2_000 },
  (_, index) => planNo(seed, hash(index), received).sendAt - received,
);

describe("a no", () => {
  it("is planned from the request alone: the same message and time whoever says no", () => {
    assert.deepEqual(planNo(seed, hash(1), received), planNo(seed, hash(1), received));
    assert.equal(planNo.length, 3, "nothing but seed, request and time of arrival goes in");
  });

  it("has one message for all requests", () => {
    const messages = new Set(
      Array.from({ length: 50 }, (_, index) => JSON.stringify(planNo(seed, hash(index), received).message)),
    );
    assert.equal(messages.size, 1);
  });

  it("is never sent at once, and within a day", () => {
    assert.ok(Math.min(...waits) >= 20);
    assert.ok(Math.max(...waits) <= 86_400);
  });

  it("comes as people take: half of them within 20 minutes, one in twenty after half a day", () => {
    const share = (longest: number) => waits.filter((wait) => wait <= longest).length / waits.length;
    for (const [longest, expected] of [
      [180, 0.25],
      [1_200, 0.5],
      [10_800, 0.75],
      [43_200, 0.95],
    ] as const) {
      assert.ok(Math.abs(share(longest) - expected) < 0.04, `${share(longest)} within ${longest} seconds`);
    }
  });

  it("comes at another time for another request and another customer, so a brand cannot foretell it", () => {
    assert.ok(new Set(waits).size > waits.length / 3);
    const other = keccak256("0x02");
    const same = waits.filter(
      (wait, index) => planNo(other, hash(index), received).sendAt - received === wait,
    );
    assert.ok(same.length < waits.length / 50, `${same.length}`);
  });
});

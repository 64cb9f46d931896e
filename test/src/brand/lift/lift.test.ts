import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isInControlGroup } from "../../../../src/brand/lift/control.ts";
import { differenceAnyDay, isPossibleDifference, rateAnyDay } from "../../../../src/brand/lift/interval.ts";
import {
  armsOf,
  controlShare,
  costPerExtraSale,
  liftInWords,
  liftOf,
} from "../../../../src/brand/lift/lift.ts";
import { planInWords, planLift } from "../../../../src/brand/lift/plan.ts";
import { DecdpError, InvalidValueError } from "../../../../src/errors.ts";
import { holdsThroughout } from "../../../support/brand/liftRuns.ts";
import { createRandom } from "../../../support/random.ts";

const arm = (bought: number, people: number) => ({ bought, people });

describe("the control group", () => {
  it("is decided by the nullifier, has the share that was asked for, and grows by whole customers", () => {
    const random = createRandom(1);
    const nullifiers = Array.from({ length: 5_000 }, () => random.field());
    const inTen = nullifiers.filter((nullifier) => isInControlGroup(nullifier, 10));
    assert.ok(inTen.length > 420 && inTen.length < 580, `${inTen.length}`);
    assert.ok(inTen.every((nullifier) => isInControlGroup(nullifier, 4)));
    // Fixed for ever: whoever recomputes it must find the same.
    const members = Array.from({ length: 100 }, (_, index) => BigInt(index)).filter((one) =>
      isInControlGroup(one, 10),
    );
    assert.deepEqual(members, FIXED);
    for (const oneIn of [1, 0, 2.5, 1_001])
      assert.throws(() => isInControlGroup(1n, oneIn), InvalidValueError);
  });

  it("has a share that betrays a brand which leaves out those whom it would rather treat, and no honest one", () => {
    const random = createRandom(2);
    const nullifiers = Array.from({ length: 3_000 }, () => random.field());
    assert.ok(controlShare(nullifiers, 5).isCredible);
    for (const few of [0, 1, 20]) assert.ok(controlShare(nullifiers.slice(0, few), 5).isCredible);
    let nth = 0;
    const picked = nullifiers.filter((nullifier) => !isInControlGroup(nullifier, 5) || nth++ % 3 > 0);
    const { people, share, isCredible } = controlShare(picked, 5);
    assert.ok(!isCredible && people > 2_500 && share < 0.17, `${share} of ${people}`);
  });

  it("counts customers whose time is over, in the group that they belong to", () => {
    const [inGroup, other] = [FIXED[0]!, FIXED[0]! + 1n];
    const outcomes = [
      { nullifier: inGroup, since: 100, bought: true },
      { nullifier: inGroup, since: 151, bought: true },
      { nullifier: other, since: 150, bought: false },
    ];
    assert.deepEqual(armsOf(outcomes, { oneIn: 10, window: 50, now: 200 }), {
      control: arm(1, 1),
      treated: arm(0, 1),
    });
  });
});

describe("an interval for any day", () => {
  it("holds the true effect after every single customer in at least 94 of 100 runs", () => {
    const random = createRandom(7);
    let held = 0;
    for (let run = 0; run < 100; run++) {
      const effect = [0, 0.02, -0.03][run % 3]!;
      if (holdsThroughout(random, { baseRate: 0.08, effect, oneIn: 5, customers: 1_200 })) held++;
    }
    assert.ok(held >= 94, `${held}`);
  });

  it("would be found out if it were too short: that of a single look fails in far more runs", () => {
    const random = createRandom(8);
    let held = 0;
    for (let run = 0; run < 60; run++) {
      const [treated, control] = [
        { people: 0, bought: 0 },
        { people: 0, bought: 0 },
      ];
      let holds = true;
      for (let customer = 0; customer < 1_200 && holds; customer++) {
        const one = random.between(1, 2) === 1 ? control : treated;
        one.people++;
        if (random.between(1, 100) <= 30) one.bought++;
        if (customer < 100) continue;
        const variance = [treated, control].reduce(
          (sum, { people, bought }) => sum + (bought * (people - bought)) / people ** 3,
          0,
        );
        const difference = treated.bought / treated.people - control.bought / control.people;
        holds = Math.abs(difference) <= 1.96 * Math.sqrt(variance);
      }
      if (holds) held++;
    }
    assert.ok(held < 50, `${held} of 60`);
  });

  it("has its ends where differences stop being possible", () => {
    const random = createRandom(9);
    for (let run = 0; run < 50; run++) {
      const people = [random.between(0, 400), random.between(0, 4_000)] as const;
      const control = arm(random.between(0, people[0]), people[0]);
      const treated = arm(random.between(0, people[1]), people[1]);
      const { low, high } = differenceAnyDay({ treated, control });
      assert.ok(low >= -1 && low <= high && high <= 1);
      for (const [end, side] of [
        [low, -1],
        [high, 1],
      ] as const) {
        if (Math.abs(end) === 1) continue;
        assert.ok(isPossibleDifference({ treated, control }, end - side * 1e-6));
        assert.ok(!isPossibleDifference({ treated, control }, end + side * 1e-6));
      }
    }
    assert.deepEqual(differenceAnyDay({ treated: arm(0, 0), control: arm(0, 0) }), { low: -1, high: 1 });
    assert.deepEqual(rateAnyDay(arm(0, 0)), { low: 0, high: 1 });
    assert.throws(() => rateAnyDay(arm(3, 2)), InvalidValueError);
  });

  it("treats both groups and both outcomes alike", () => {
    const [left, right] = [arm(40, 300), arm(90, 500)];
    const one = differenceAnyDay({ treated: left, control: right });
    const other = differenceAnyDay({ treated: right, control: left });
    const inverse = differenceAnyDay({ treated: arm(260, 300), control: arm(410, 500) });
    for (const { low, high } of [
      { low: -other.high, high: -other.low },
      { low: -inverse.high, high: -inverse.low },
    ])
      assert.ok(Math.abs(low - one.low) < 1e-9 && Math.abs(high - one.high) < 1e-9);
  });
});

describe("lift", () => {
  it("has a number only once it is known", () => {
    const unknown = liftOf({ treated: arm(52, 900), control: arm(4, 100) });
    assert.equal(unknown.isKnown, false);
    assert.equal("difference" in unknown, false);
    assert.match(liftInWords(unknown), /^What the offer does is not yet known: between -\d/);
    assert.equal(costPerExtraSale(unknown, 100), undefined);
    const known = liftOf({ treated: arm(1_800, 18_000), control: arm(120, 2_000) });
    assert.equal(liftInWords(known), KNOWN);
    const { expected, low, high } = costPerExtraSale(known, 7_200)!;
    assert.ok(Math.abs(expected - 10) < 1e-9 && low < 10 && high > 10);
    const worse = liftOf({ treated: arm(100, 18_000), control: arm(120, 2_000) });
    assert.match(liftInWords(worse), /fewer of 100/);
    assert.equal(costPerExtraSale(worse, 7_200), undefined);
  });

  it("is found by nine plans of ten, for the customers that the plan asks for", () => {
    const expected = { baseRate: 0.1, effect: 0.06, oneIn: 3, costPerAnswer: 1, costPerOffer: 0.5 };
    const plan = planLift(expected);
    assert.equal(plan.people, plan.treated + plan.control);
    assert.ok(Math.abs(plan.cost - plan.people - plan.treated / 2) < 1e-9);
    const random = createRandom(11);
    const drawn = (people: number, rate: number) => {
      let bought = 0;
      for (let one = 0; one < people; one++) if (random.between(1, 1_000) <= rate * 1_000) bought++;
      return { people, bought };
    };
    let found = 0;
    for (let run = 0; run < 200; run++) {
      const treated = drawn(plan.treated, 0.16);
      if (liftOf({ treated, control: drawn(plan.control, 0.1) }).isKnown) found++;
    }
    assert.ok(found > 168 && found < 194, `${found} of 200`);
    assert.match(planInWords(plan, "EUR"), /^Ask [\d,]+ customers, of whom [\d,]+ get no offer: [\d.]+ EUR/);
    assert.throws(() => planLift({ ...expected, effect: 0 }), InvalidValueError);
    assert.throws(() => planLift({ ...expected, baseRate: 0.5, effect: 1e-5 }), DecdpError);
  });
});

/** Of the nullifiers 0 to 99, in a group of one in ten. */
const FIXED: readonly bigint[] = [25n, 43n, 46n, 49n, 76n, 79n];
const KNOWN = "The offer makes 4.0 more of 100 customers buy (+0.8 to +6.6).";

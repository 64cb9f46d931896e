import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pad } from "viem";
import { campaignCost } from "../../../../src/brand/metrics/cost.ts";
import { engagementOf } from "../../../../src/brand/metrics/engagement.ts";
import { permissionCoverage } from "../../../../src/brand/metrics/permission.ts";
import { rightsFigures } from "../../../../src/brand/metrics/rights.ts";
import { satisfactionOf } from "../../../../src/brand/metrics/satisfaction.ts";
import { timeToStop } from "../../../../src/brand/metrics/timeToStop.ts";
import type { RightsStanding } from "../../../../src/brand/rights/list.ts";
import { InvalidValueError } from "../../../../src/errors.ts";

const terms = pad("0xa1");

describe("metrics", () => {
  it("tell live, expired and withdrawn permissions apart, and count whoever never gave one", () => {
    const consent = (until: number, signedAt: number, withdrawnAt = 0) => ({
      terms,
      until,
      signedAt,
      withdrawnAt,
    });
    const { share, ...counts } = permissionCoverage(
      [
        consent(500, 100),
        consent(200, 100),
        consent(500, 100, 150),
        consent(0, 0, 90),
        consent(500, 160, 150),
        undefined,
      ],
      300,
    );
    assert.deepEqual(counts, { customers: 6, permitted: 2, expired: 1, withdrawn: 1 });
    assert.equal(share.share, 1 / 3);
    assert.deepEqual(permissionCoverage([], 300).share, { share: 0, low: 0, high: 1 });
  });

  it("measure the time to stop, and count whoever still waits beyond the promise as late", () => {
    const waited = Array.from({ length: 20 }, (_, index) => ({ heardAt: 100, stoppedAt: 101 + index }));
    const figures = timeToStop([...waited, { heardAt: 100 }, { heardAt: 195 }], { within: 15, now: 200 });
    assert.deepEqual(figures, { stops: 22, median: 10, ninetyFifth: 19, longest: 20, late: 6 });
    assert.deepEqual(timeToStop([], { within: 15, now: 200 }), {
      ...{ stops: 0, median: undefined, ninetyFifth: undefined, longest: undefined, late: 0 },
    });
  });

  it("count open and late requests about rights", () => {
    const standing = (state: RightsStanding["state"], dueAt: number, isLate: boolean) =>
      ({ state, dueAt, isLate }) as RightsStanding;
    const standings = [
      standing("open", 100, true),
      standing("in_progress", 400, false),
      standing("open", 300, false),
      standing("denied", 50, false),
    ];
    assert.deepEqual(rightsFigures(standings), { requests: 4, open: 3, late: 1, nextDueAt: 300 });
    assert.equal(rightsFigures([]).nextDueAt, undefined);
  });

  it("take only what was right as satisfaction, with an interval", () => {
    const counts = { "right for me": 30, "not for me": 10, "bought it already": 10 };
    const { answers, right, share, low, high } = satisfactionOf([counts, counts]);
    assert.deepEqual({ answers, right, share }, { answers: 100, right: 60, share: 0.6 });
    assert.ok(low < 0.6 && high > 0.6);
    assert.equal(satisfactionOf([]).share, undefined);
  });

  it("count who answered among those who were asked", () => {
    assert.equal(engagementOf({ shown: 50, answered: 20 }).share, 0.4);
    assert.throws(() => engagementOf({ shown: 5, answered: 6 }), InvalidValueError);
  });

  it("share costs out, and to nobody if there is nobody", () => {
    const spending = { rewards: 50, gas: 30, other: 20 };
    assert.deepEqual(campaignCost(spending, { answers: 50, permissions: 0 }), {
      total: 100,
      perAnswer: 2,
      perPermission: undefined,
    });
  });
});

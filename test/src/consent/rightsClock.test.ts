import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { latestDue, usuallyDue } from "../../../src/rights/clock.ts";
import { isEnd, mayFollow, rightsStates } from "../../../src/rights/states.ts";

const at = (date: string) => Date.parse(date) / 1000;
const text = (time: number) => new Date(time * 1000).toISOString();

describe("the month in which a brand replies", () => {
  it("ends on the same day of the next month, or on its last day", () => {
    const cases = [
      ["2026-11-27T10:00:00Z", "2026-12-27T10:00:00.000Z"],
      ["2026-12-31T23:59:59Z", "2027-01-31T23:59:59.000Z"],
      ["2027-01-31T00:00:00Z", "2027-02-28T00:00:00.000Z"],
      ["2028-01-30T12:00:00Z", "2028-02-29T12:00:00.000Z"],
      ["2026-03-31T08:00:00Z", "2026-04-30T08:00:00.000Z"],
    ] as const;
    for (const [received, due] of cases) assert.equal(text(usuallyDue(at(received))), due);
    assert.equal(text(latestDue(at("2026-11-30T10:00:00Z"))), "2027-02-28T10:00:00.000Z");
  });

  it("leads to an end on which nothing follows", () => {
    const ends = rightsStates.filter(isEnd);
    assert.deepEqual(ends, ["fulfilled", "denied", "revoked", "expired"]);
    for (const end of ends) for (const state of rightsStates) assert.ok(!mayFollow(end, state));
    for (const state of rightsStates) assert.ok(!mayFollow(state, "open"));
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOST_AFTER, outcomeOf } from "../../../services/brand/settling/outcomes.ts";

const place = { campaign: 1n, nullifier: 2n };
const NOW = 1000;

describe("what becomes of an answer in a batch", () => {
  const after = (reason: Parameters<typeof outcomeOf>[1], tries = 0) =>
    outcomeOf({ ...place, tries }, reason, NOW);

  it("is in a block, whoever brought it there, and is looked for again if no block shows it", () => {
    for (const reason of [undefined, "NullifierSpent"] as const) {
      assert.deepEqual(after(reason), { ...place, became: "sent", notBefore: NOW + LOST_AFTER });
    }
  });

  it("waits where it may be otherwise later, but not for ever", () => {
    for (const reason of ["BudgetExhausted", "PeriodBudgetExhausted", "ConsentNotLive"] as const) {
      const { became, notBefore } = after(reason);
      assert.equal(became, "queued");
      assert.ok(notBefore! > NOW);
      assert.equal(after(reason, 144).became, "refused");
    }
    assert.deepEqual(after("Again"), { ...place, became: "queued", notBefore: NOW });
  });

  it("is given up where nothing helps, or another subject has its nullifier", () => {
    for (const reason of ["ProofInvalid", "PeriodNotCurrent", "RootNotLive", "Others"] as const) {
      assert.equal(after(reason).became, "refused");
    }
  });
});

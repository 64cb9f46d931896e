import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pad } from "viem";
import { type ContentDecision, faultyDecision } from "../../../../src/brand/decision/decision.ts";
import {
  createOpenFeatureProvider,
  type DecisionSource,
} from "../../../../src/brand/openFeature/provider.ts";

const personal: ContentDecision = {
  content: "personal",
  campaign: 7n,
  segment: 3,
  expiry: 500,
  reason: "answered",
  terms: pad("0xa1"),
  nullifier: 5n,
};

function sourceOf(decision: ContentDecision) {
  const handlers = new Set<Parameters<DecisionSource["onWithdrawal"]>[0]>();
  const source: DecisionSource = {
    decideCampaign: async () => decision,
    onWithdrawal(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
  };
  return { source, handlers };
}

describe("the provider for OpenFeature", () => {
  it("gives a known segment, and the caller's own default with the reason otherwise", async () => {
    const resolve = (decision: ContentDecision) =>
      createOpenFeatureProvider(sourceOf(decision).source).resolveStringEvaluation("decdp_7", "everybody", {
        targetingKey: "ada",
      });
    const known = await resolve(personal);
    assert.deepEqual([known.value, known.reason], ["segment-3", "TARGETING_MATCH"]);
    const stopped = await resolve({ content: "general", reason: "withdrawn", campaign: 7n });
    assert.deepEqual(
      [stopped.value, stopped.reason, stopped.flagMetadata?.why],
      ["everybody", "DEFAULT", "withdrawn"],
    );
    const failed = await resolve(faultyDecision("slow"));
    assert.deepEqual(
      [failed.value, failed.errorCode, failed.flagMetadata?.fault],
      ["everybody", "GENERAL", "slow"],
    );
  });

  it("says what is wrong with a flag, a context or a type", async () => {
    const provider = createOpenFeatureProvider(sourceOf(personal).source);
    assert.equal(
      (await provider.resolveStringEvaluation("red", "", { targetingKey: "a" })).errorCode,
      "FLAG_NOT_FOUND",
    );
    assert.equal(
      (await provider.resolveStringEvaluation("decdp_7", "", {})).errorCode,
      "TARGETING_KEY_MISSING",
    );
    const other = await provider.resolveNumberEvaluation("decdp_7", 9);
    assert.deepEqual([other.value, other.errorCode], [9, "TYPE_MISMATCH"]);
  });

  it("tells of withdrawals until it is closed, also beside a handler that throws", async () => {
    const { source, handlers } = sourceOf(personal);
    const provider = createOpenFeatureProvider(source);
    const told: unknown[] = [];
    provider.events.addHandler("PROVIDER_CONFIGURATION_CHANGED", () => {
      throw new Error("not mine");
    });
    provider.events.addHandler("PROVIDER_CONFIGURATION_CHANGED", (details) => told.push(details));
    await provider.initialize();
    await provider.initialize();
    for (const handler of handlers) handler({ campaigns: [7n, 8n] });
    assert.deepEqual(told, [{ flagsChanged: ["decdp_7", "decdp_8"], message: "A customer has withdrawn." }]);
    await provider.onClose();
    assert.equal(handlers.size, 0);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decide } from "../../../../src/consent/settings/decide.ts";
import { type Use, uses } from "../../../../src/consent/settings/facts.ts";
import {
  globalPrivacyControlOf,
  rulesFromGlobalPrivacyControl,
} from "../../../../src/consent/settings/globalPrivacyControl.ts";
import { presets } from "../../../../src/consent/settings/presets.ts";
import { modest, policyOf } from "../../../support/consent/settings.ts";
import { vocabulary } from "../../../support/consent/vocabulary.ts";

describe("Global Privacy Control", () => {
  it("is a signal only as exactly 1", () => {
    for (const header of [undefined, "", "0", "true", " 1", "1 ", "1, 1", "?1", "１"]) {
      assert.deepEqual(rulesFromGlobalPrivacyControl(header), [], `"${header}"`);
    }
  });

  it("refuses what is sold, shared and taken across contexts, and nothing else", () => {
    const policy = policyOf(...rulesFromGlobalPrivacyControl("1"));
    const verdictOn = (...some: Use[]) => decide(policy, { ...modest, uses: some }, [], vocabulary).verdict;
    assert.deepEqual(
      uses.filter((use) => verdictOn(use) === "refuse"),
      ["sold", "shared", "crossContext"],
    );
    assert.equal(verdictOn(), "ask");
    assert.equal(verdictOn("profiling", "shared"), "refuse");
  });

  it("is sent by settings that refuse all of that, whoever asks", () => {
    assert.equal(globalPrivacyControlOf(policyOf(...rulesFromGlobalPrivacyControl("1"))), "1");
    assert.equal(globalPrivacyControlOf(policyOf({ verdict: "refuse", when: {} })), "1");
    for (const policy of Object.values(presets)) assert.equal(globalPrivacyControlOf(policy), "1");
    const [rule] = rulesFromGlobalPrivacyControl("1");
    const partly = [
      policyOf(),
      policyOf({ verdict: "ask", when: rule!.when }),
      policyOf({ verdict: "refuse", when: { ...rule!.when, brands: ["shop.example"] } }),
      policyOf({ verdict: "refuse", when: { uses: ["sold", "shared"] } }),
    ];
    for (const policy of partly) assert.equal(globalPrivacyControlOf(policy), undefined);
  });
});

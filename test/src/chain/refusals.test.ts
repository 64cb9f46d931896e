import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { toFunctionSelector } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import { failures } from "../../../src/chain/failures.ts";
import { refusalOf, refusals } from "../../../src/chain/refusals.ts";

describe("refusals", () => {
  it("are those that the contract declares", async () => {
    const source = await readFile(fromRoot("contracts/interfaces/ICampaigns.sol"), "utf8");
    const refused = /@notice Refused: .*\n(?:\s*\/\/\/.*\n)*\s*error (\w+)\(\);/g;
    const declared = [...source.matchAll(refused)].map(([, name]) => name!);
    assert.ok(declared.length > 0);
    assert.deepEqual(Object.keys(refusals).sort(), declared.sort());
  });

  it("are found by name and by selector", () => {
    for (const refusal of Object.values(refusals)) {
      assert.equal(refusalOf(refusal.reason), refusal);
      assert.equal(refusalOf(toFunctionSelector(`${refusal.reason}()`)), refusal);
    }
    assert.equal(refusalOf("0x00000000"), undefined);
    assert.equal(refusalOf("toString"), undefined);
  });

  it("speak in one sentence and say what to do", () => {
    const values = { balance: 1n, needed: 2n, notBefore: 3n, closesAt: 4, time: 5, count: 6n, index: 7n };
    for (const { message, hint } of [...Object.values(refusals), ...Object.values(failures)]) {
      assert.match(message, /^[A-Z][^.]*\.$/);
      assert.match(typeof hint === "string" ? hint : hint(values), /^[A-Z].*\.$/);
    }
  });
});

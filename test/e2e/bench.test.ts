import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { GasMeasure } from "../../scripts/bench/gas/gasCase.ts";
import { gasFigures } from "../../scripts/bench/gas/gasFigures.ts";
import { sumOf } from "../../scripts/bench/gas/gasSplit.ts";
import { measureOwnGas } from "../../scripts/bench/gas/ownGas.ts";
import { manyAtOnce } from "../../scripts/report/manyAtOnce.ts";
import { type CrowdChain, openCrowdChain } from "../support/crowd/crowdChain.ts";

describe("gas of answers", () => {
  let chain: CrowdChain;
  let measures: readonly GasMeasure[];

  before(async () => {
    chain = await openCrowdChain({ campaigns: 32 });
    measures = await measureOwnGas(chain, () => {});
  });

  after(() => chain.close());

  const find = (name: string) => measures.find((measure) => measure.name === name)!;
  const perAnswer = (name: string) => find(name).gasUsed / find(name).answers;

  it("is the sum of its parts", () => {
    for (const { name, gasUsed, split } of measures) assert.equal(sumOf(split), gasUsed, name);
  });

  it("has one pairing check with three pairs more than answers", () => {
    const warmCall = 100;
    for (const { name, answers, split } of measures) {
      assert.equal(split.pairing, 45_000 + 34_000 * (answers + 3) + warmCall, name);
    }
  });

  it("is in no part below its floor", () => {
    for (const { name, split, floor } of measures) {
      for (const part of ["pairing", "scalars", "storage", "rest"] as const) {
        assert.ok(split[part] >= floor[part], `${name}: ${part}`);
      }
      assert.equal(split.calldata, floor.calldata, name);
    }
  });

  it("stays within its limits", () => {
    assert.ok(perAnswer("settle.1") <= 290_000);
    assert.ok(perAnswer("settle.128") <= 82_000);
    assert.ok(perAnswer("settle.groups32") <= 85_000);
  });

  it("leaves room for 200 answers in a transaction", () => {
    assert.ok(find("settle.max").answers >= 200);
  });

  it("is drawn into the report with every bar", () => {
    const peers = ["semaphore", "snarkjs4", "iden3Verifier"].map((name) => ({ ...find("verify.1"), name }));
    const { html } = manyAtOnce(gasFigures([...measures, ...peers]));
    const bars = html.match(/<div class="(bar |stack)/g);
    assert.equal(bars?.length, 5 + 3 + 5);
    assert.doesNotMatch(html, /NaN|undefined/);
  });

  it("is left out of the report while it is not measured", () => {
    assert.equal(manyAtOnce(undefined).html, "");
    assert.equal(manyAtOnce({ "cpu.ratioToSemaphore20.warm": 0.9 }).html, "");
  });
});

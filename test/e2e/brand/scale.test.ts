import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { assumed, brandLines, issuerLines } from "../../../scripts/scale/arithmetic.ts";
import { generateScalePage, page } from "../../../scripts/scale/page.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

describe("the page about scale", () => {
  it("has what follows from the measured units; mend it with: npm run scale", async () => {
    assert.equal(readFileSync(fromRoot(page), "utf8"), await generateScalePage());
  });

  it("is arithmetic that comes out as by hand", () => {
    const units = {
      gas: (step: string) =>
        ({ "settle a batch of 128": 12_800_000, "publish the next root": 50_000 })[step]!,
      ...{ settledPerSecond: 20, checkMs: 10, recordBytes: 1_000 },
      tree: { buildSeconds: 60, pathMs: 0.5, replaceMs: 10, memoryMiB: 200, chunkBytes: 50_000 },
    };
    const result = (lines: ReturnType<typeof brandLines>, wanted: string) =>
      lines.find(([what]) => what === wanted)![2];
    const brand = brandLines(units);
    // 30 million x 4 / 31,536,000 = 3.805; busiest 38.05.
    assert.equal(result(brand, "who takes part"), "30,000,000");
    assert.equal(result(brand, "answers a second, mean"), "3.8");
    assert.equal(result(brand, "relayers for that"), "2");
    assert.equal(result(brand, "cores to check the proofs off chain"), "0.38");
    assert.equal(result(brand, "share of the main chain"), "76 %");
    assert.equal(result(brand, "light records"), "90 GB");
    const issuer = issuerLines(units);
    assert.equal(result(issuer, "trees"), "96");
    assert.equal(result(issuer, "building all of them, on two cores"), "96 minutes, once");
    assert.equal(result(issuer, "paths a second from one core"), "2,000");
    assert.equal(result(issuer, "gas a day"), "19,200,000");
  });

  it("says in words what the arithmetic assumes", () => {
    const text = readFileSync(fromRoot(page), "utf8").replaceAll("\n", " ");
    assert.match(text, /three in ten take part, each gives four answers a year and one in ten withdraws/);
    assert.deepEqual([assumed.participation, assumed.answers, assumed.withdrawals], [0.3, 4, 0.1]);
    assert.match(text, /ten times as busy as the mean, and a database takes three times the bytes/);
    assert.deepEqual([assumed.peak, assumed.database], [10, 3]);
    assert.match(text, /25 million gas a second, the main chain 5 million/);
    assert.deepEqual([assumed.rollupGas, assumed.mainGas], [25e6, 5e6]);
    assert.match(
      text,
      /300,000 cards are issued, renewed or revoked a day, and each tree's root is published four times/,
    );
    assert.deepEqual([assumed.changes, assumed.roots], [300_000, 4]);
  });
});

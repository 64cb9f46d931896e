import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { liveThrough } from "../../../../scripts/receipts/life.ts";
import { BEGIN, startLifeChain } from "../../../../scripts/receipts/lifeChain.ts";
import { type Receipt, readReceipt, writeReceipt } from "../../../../src/consent/receipt/file/receipt.ts";
import { lifeEvents } from "../../../../src/consent/receipt/life/states.ts";
import { receiptChecks } from "../../../../src/consent/receipt/proof/verdict.ts";
import { verifyReceipt } from "../../../../src/consent/receipt/proof/verify.ts";

describe("a life of a consent", () => {
  let chain: Awaited<ReturnType<typeof startLifeChain>>;
  let receipts: Receipt[];
  const later = BEGIN + 400 * 86_400;
  before(async () => {
    chain = await startLifeChain();
    receipts = await liveThrough(chain, { begin: BEGIN });
  });
  after(() => chain.close());

  it("leaves a receipt of every event", () => {
    const events = new Set(receipts.map(({ facts }) => facts.event));
    assert.deepEqual([...events].sort(), [...lifeEvents].sort());
  });

  it("leaves receipts that hold in every line", async () => {
    for (const receipt of receipts) {
      const { holds, lines } = await verifyReceipt(chain.reader, writeReceipt(receipt), { now: later });
      assert.ok(holds, lines.map(({ words }) => words).join("\n"));
      assert.deepEqual(
        lines.map(({ check }) => check),
        receiptChecks,
      );
    }
  });

  it("is read as it was written", () => {
    for (const receipt of receipts) assert.deepEqual(readReceipt(writeReceipt(receipt)), receipt);
  });
});

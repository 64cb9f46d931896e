import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createPublicClient, custom } from "viem";
import { liveThrough } from "../../../../scripts/receipts/life.ts";
import { BEGIN, startLifeChain } from "../../../../scripts/receipts/lifeChain.ts";
import type { Receipt } from "../../../../src/consent/receipt/file/receipt.ts";
import { verifyReceipt } from "../../../../src/consent/receipt/proof/verify.ts";
import { DecdpError } from "../../../../src/errors.ts";

const now = BEGIN + 100 * 86_400;

describe("a receipt, verified with a node that does not say the truth", () => {
  let receipt: Receipt;
  /** What an honest node says, by method and parameters. */
  const honest = new Map<string, unknown>();
  const verify = (answer: (method: string, reply: unknown) => unknown) =>
    verifyReceipt(
      createPublicClient({
        transport: custom(
          {
            request: async ({ method, params }) =>
              answer(method, honest.get(JSON.stringify([method, params]))),
          },
          { retryCount: 0 },
        ),
      }),
      receipt,
      { now },
    );

  before(async () => {
    const chain = await startLifeChain();
    receipt = (await liveThrough(chain, { begin: BEGIN })).find(({ facts }) => facts.event === "given")!;
    const record = custom({
      request: async ({ method, params }) => {
        const reply = await chain.provider.request({ method, params });
        honest.set(JSON.stringify([method, params]), reply);
        return reply;
      },
    });
    assert.ok((await verifyReceipt(createPublicClient({ transport: record }), receipt, { now })).holds);
    await chain.close();
  });

  it("holds as long as it does", async () => {
    assert.ok((await verify((_method, reply) => reply)).holds);
  });

  it("does not hold with what is no receipt of a transaction, and nothing breaks", async () => {
    const lies: readonly ((reply: object) => unknown)[] = [
      () => null,
      () => ({}),
      (reply) => ({ ...reply, logs: null }),
      (reply) => ({ ...reply, logs: [] }),
      (reply) => ({ ...reply, logs: [{}] }),
      (reply) => ({ ...reply, logs: [{ logIndex: "0x0", address: "0x1", topics: [], data: "0x" }] }),
      (reply) => ({
        ...reply,
        logs: [{ logIndex: "0x0", address: receipt.facts.contract, topics: [], data: "0x" }],
      }),
      (reply) => ({ ...reply, blockNumber: "0xffff" }),
      (reply) => ({ ...reply, transactionHash: `0x${"1".repeat(64)}` }),
    ];
    for (const [index, lie] of lies.entries()) {
      const { lines } = await verify((method, reply) =>
        method === "eth_getTransactionReceipt" ? lie(reply as object) : reply,
      );
      const wrong = lines.filter(({ holds }) => !holds).map(({ check }) => check);
      assert.deepEqual(wrong, ["terms on chain", "event on chain"], `${index}`);
    }
  });

  it("does not hold with a time that there is not, or on another chain", async () => {
    for (const timestamp of [undefined, "0xffffffffffffffff", "0xfffffffffff"]) {
      const { holds } = await verify((method, reply) =>
        method === "eth_getBlockByNumber" ? { ...(reply as object), timestamp } : reply,
      );
      assert.ok(!holds, timestamp);
    }
    assert.ok(!(await verify((method, reply) => (method === "eth_chainId" ? "0x1" : reply))).holds);
  });

  it("has no verdict if the node does not answer", async () => {
    await assert.rejects(
      verify(() => {
        throw new Error("busy");
      }),
      DecdpError,
    );
  });
});

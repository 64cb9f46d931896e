import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpRequestError, RpcRequestError, TimeoutError } from "viem";
import { fewerBlocks } from "../../../../src/chain/node/logPieces.ts";

const url = "https://node.example/key";
const refusal = (code: number, message: string) =>
  new RpcRequestError({ body: {}, error: { code, message }, url });

/** What providers have said to people, and the limit that it names. */
const named: readonly [string, bigint][] = [
  ["Under the Free tier plan, you can make eth_getLogs requests with up to a 10 block range.", 10n],
  ["eth_getLogs is limited to a 500 range", 500n],
  ["eth_getLogs is limited to 0 - 5 blocks range", 5n],
  ["exceed maximum block range: 500", 500n],
  ["query exceeds max block range 800", 800n],
  ["requested too many blocks from 0 to 1999, maximum is set to 500", 500n],
  ["Block range is too large, max is 1,000 blocks", 1_000n],
  ["block range exceeds 1k", 1_000n],
  ["range 1999 is bigger than range limit 100", 100n],
];

const unnamed = [
  "Invalid Request",
  "query returned more than 10000 results",
  "query timeout exceeded",
  "Please try again in 1 second",
  "exceed maximum block range: 1500",
];

describe("a refusal of logs", () => {
  it("is asked again with the limit that the node names, under any code", () => {
    for (const [words, blocks] of named) {
      for (const code of [-32_600, -32_005, -32_602, -32_614, -32_000, 35]) {
        assert.deepEqual(fewerBlocks(refusal(code, words), 2_000n), { blocks, isNamed: true }, words);
      }
    }
  });

  it("is asked again with half of the blocks where it names none that is smaller", () => {
    for (const words of unnamed) {
      assert.deepEqual(
        fewerBlocks(refusal(-32_005, words), 2_000n),
        { blocks: 1_000n, isNamed: false },
        words,
      );
    }
    assert.equal(fewerBlocks(new TimeoutError({ body: {}, url }), 3n)?.blocks, 1n);
    assert.equal(fewerBlocks(new HttpRequestError({ url, status: 413, details: "large" }), 2n)?.blocks, 1n);
  });

  it("is final at a single block, and where fewer blocks do not help", () => {
    assert.equal(fewerBlocks(refusal(-32_005, "limited to a 5 block range"), 1n), undefined);
    assert.equal(fewerBlocks(refusal(-32_601, "the method does not exist"), 2_000n), undefined);
    assert.equal(fewerBlocks(new HttpRequestError({ url, details: "fetch failed" }), 2_000n), undefined);
    assert.equal(fewerBlocks(new HttpRequestError({ url, status: 401, details: "key" }), 2_000n), undefined);
    assert.equal(
      fewerBlocks(new HttpRequestError({ url, status: 429, details: "often" }), 2_000n),
      undefined,
    );
  });
});

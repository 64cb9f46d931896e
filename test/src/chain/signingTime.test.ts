import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { blockTime, signingTime } from "../../../src/chain/signingTime.ts";
import { clientOfNode } from "../../support/saidByNode.ts";

const HOUR = 3600;
const clock = 1_900_000_000;

describe("the time by which something is signed", () => {
  it("is the node's word only within an hour of this machine's clock", async (context) => {
    context.mock.timers.enable({ apis: ["Date"], now: clock * 1000 });
    for (const difference of [-HOUR, 0, HOUR]) {
      const client = clientOfNode({ time: clock + difference });
      assert.equal(await blockTime(client, { chainId: 1 }), clock + difference);
      assert.equal(await signingTime(client, { chainId: 1 }), clock + Math.min(difference, 0));
    }
    for (const time of [clock - HOUR - 1, clock + HOUR + 1, 2 ** 40, 2 ** 52]) {
      const client = clientOfNode({ time });
      await assert.rejects(blockTime(client, { chainId: 1 }), /The node's latest block is dated/, `${time}`);
      await assert.rejects(signingTime(client, { chainId: 1 }), /this machine's clock says 2030-03-17/);
    }
  });

  it("is the block's on a development chain, whose clock people move", async () => {
    const client = clientOfNode({ time: 2 ** 40 });
    assert.equal(await blockTime(client, { chainId: 31337 }), 2 ** 40);
  });
});

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { storm } from "../../support/relayer/storm.ts";

describe("a relayer in a small storm", () => {
  let chain: CrowdChain;

  before(async () => {
    chain = await openCrowdChain();
  });
  after(() => chain.close());

  // Property L-1, L-7
  it("brings every honest message on chain, and pays for strangers no more than its limit", async (test) => {
    // Another seed each time; a failure is repeated with the one that it names.
    const seed = Number(process.env.DECDP_TEST_SEED ?? Date.now() % 2 ** 31);
    test.diagnostic(`seed ${seed}`);
    const strangersGas = 20_000_000n;
    const result = await storm(chain, {
      honest: 3,
      kills: 2,
      lifetime: 3000,
      slowBodies: 70,
      attackEvery: 200,
      strangersGas,
      longestWait: 60,
      inTime: 120,
      seed,
      onPrepared: async () => {
        await chain.client.setAutomine(false);
        await chain.client.setIntervalMining({ interval: 0.5 });
      },
    }).catch((error: Error) => assert.fail(`With DECDP_TEST_SEED=${seed}: ${error.message}`));
    assert.deepEqual([result.missing, result.settled], [[], 12], `seed ${seed}`);
    assert.ok(result.gasPaid <= strangersGas, `seed ${seed}: ${result.gasPaid} gas`);
    assert.notEqual(result.emptyAfter, undefined, `seed ${seed}: something still waits`);
    assert.equal(result.kills, 2);
  });
});

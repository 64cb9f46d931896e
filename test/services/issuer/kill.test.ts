import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { stormGateway } from "../../support/issuer/storm.ts";

describe("a gateway that is killed again and again", () => {
  let chain: CrowdChain;

  before(async () => {
    chain = await openCrowdChain();
  });
  after(() => chain.close());

  it("agrees with chain and customers afterwards, over more than one tree", async (test) => {
    // Another seed each time; a failure is repeated with the one that it names.
    const seed = Number(process.env.DECDP_TEST_SEED ?? Date.now() % 2 ** 31);
    test.diagnostic(`seed ${seed}`);
    const storm = { customers: 18, replicas: 1, atOnce: 6, treeSize: 12, kills: 3, lifetime: 1500, seed };
    const { roots, trees, customers } = await stormGateway(chain, storm).catch((error: Error) =>
      assert.fail(`With DECDP_TEST_SEED=${seed}: ${error.message}`),
    );
    assert.equal(customers, 18);
    assert.equal(trees, 2);
    assert.ok(roots >= 2);
  });
});

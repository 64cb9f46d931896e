import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { encodeAbiParameters, keccak256, numberToHex, toHex } from "viem";
import { submitConsent } from "../../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { loyaltyTokenAbi } from "../../../../src/generated/abis.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import {
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../../support/relayer/relayerUnderTest.ts";

describe("a relayer with an answer to a campaign that a reorganisation took away", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Awaited<ReturnType<(typeof relayer)["start"]>>;
  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    const mint = { abi: loyaltyTokenAbi, address: chain.token, functionName: "mint" } as const;
    await chain.brand.writeContract({ ...mint, args: [chain.brand.account.address, 10n] });
    await chain.openNext(chain.token, 10n);
    service = await relayer.start({ campaignIds: [2n], largestAge: 2, smallestBatch: 128 });
  });
  after(async () => {
    await service?.close();
    relayer?.remove();
    await chain?.close();
  });

  /** What a fork without the opening leaves of campaign 1. */
  const eraseCampaign = async () => {
    const address = chain.deployment.campaigns;
    let erased = 0;
    for (let slot = 0n; slot < 30n; slot++) {
      const key = encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [1n, slot]);
      for (let word = 0n; word < 12n; word++) {
        const place = numberToHex(BigInt(keccak256(key)) + word, { size: 32 });
        const value = await chain.client.getStorageAt({ address, slot: place });
        if (value === undefined || BigInt(value) === 0n) continue;
        const params = [address, numberToHex(BigInt(place)), toHex(0n, { size: 32 })];
        await chain.client.request({ method: "hardhat_setStorageAt", params } as never);
        erased++;
      }
    }
    return erased;
  };

  it("lets that answer wait, and goes on with everything else", async () => {
    const { answer, consent } = await submissionOf(chain, 0);
    await submitConsent(chain.relayer, chain.deployment, consent);
    for (let index = 1; index < 8; index++) {
      await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
    }
    const { status, body } = await post(service.url, "/answers", { answer });
    assert.equal(status, 202);
    assert.ok((await eraseCampaign()) > 0);
    for (let index = 1; index < 8; index++) {
      const withdrawal = await signWithdrawal(chain.customer(index), chain.deployment, {
        terms: chain.terms,
      });
      const posted = await post(service.url, "/withdrawals", withdrawal);
      const ended = await waitForState(service.url, `/withdrawals/${posted.body.id}`, "settled", "refused");
      assert.equal(ended.state, "settled", `withdrawal ${index}`);
    }
    assert.equal((await get(service.url, `/answers/${body.id}`)).body.state, "queued");
    assert.ok(!relayer.lines.some((line) => line.includes("step failed")), relayer.lines.join("\n"));
  });
});

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Hex, parseGwei } from "viem";
import { submitConsent } from "../../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { deployConsenting, fickleModes } from "../../../support/relayer/hostileContracts.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../../support/relayer/relayerUnderTest.ts";

describe("a batch that waits while gas costs more than is offered for it", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
  });
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  // Property L-5
  it("keeps no withdrawal waiting, however often it was displaced, and none of an account with code", async () => {
    const service = await relayer.start({
      largestFee: parseGwei("100"),
      largestWithdrawalFee: parseGwei("500"),
    });
    for (const index of [10, 11, 12, 13]) {
      await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
    }
    const account = await deployConsenting(chain, fickleModes.switched);
    const sendWithdrawal = async (body: object) => {
      const reply = await post(service.url, "/withdrawals", body);
      assert.equal(reply.status, 202, JSON.stringify(reply.body));
      return `/withdrawals/${reply.body.id}`;
    };
    const ownOf = (index: number) =>
      signWithdrawal(chain.customer(index), chain.deployment, { terms: chain.terms });
    const stateOf = async (route: string) => (await get(service.url, route)).body.state;

    await chain.client.setAutomine(false);
    const { body } = await post(service.url, "/answers", { answer: (await submissionOf(chain, 10)).answer });
    const answer = `/answers/${body.id}`;
    for (const index of [11, 12]) {
      await waitForState(service.url, answer, "sent");
      const withdrawal = await sendWithdrawal(await ownOf(index));
      const { transaction } = await waitForState(service.url, withdrawal, "sent");
      await eventually(async () => {
        const { transactions } = await chain.client.getBlock({ blockTag: "pending" });
        return transactions.length === 1 && transactions[0] === transaction;
      }, "the withdrawal takes the nonce");
      await chain.client.mine({ blocks: 1 });
      await waitForState(service.url, withdrawal, "settled");
    }
    await eventually(() => /^answers nonce 2: 1/.test(relayer.lines.at(-1)!), "the answer is sent once more");

    const { timestamp } = await chain.client.getBlock();
    const signature: Hex = "0x01";
    const withdrawals = [
      await sendWithdrawal(await ownOf(13)),
      await sendWithdrawal({
        subject: account,
        terms: chain.terms,
        signedAt: Number(timestamp),
        signature,
      }),
    ];
    // Above the ceiling of answers, and far below that of withdrawals.
    await eventually(async () => {
      await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("200") });
      await chain.client.mine({ blocks: 1 });
      const states = await Promise.all(withdrawals.map(stateOf));
      return states.every((state) => state === "settled");
    }, "the withdrawals are on chain");
    assert.ok(["queued", "sent"].includes(await stateOf(answer)));
    await chain.client.setAutomine(true);
    await service.close();
  });
});

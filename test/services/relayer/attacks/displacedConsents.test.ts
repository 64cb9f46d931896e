import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createWalletClient, type Hex, http, parseGwei } from "viem";
import type { Service } from "../../../../services/shared/runService.ts";
import { submitConsent } from "../../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../../support/relayer/relayerUnderTest.ts";

const ANSWERS = 4;

describe("answers whose consents do not come on chain at once", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
  });
  afterEach(async () => {
    await chain.client.setAutomine(true);
    await service.close();
    relayer.remove();
  });
  after(() => chain.close());

  /** Sends answers with their consents until the consents are in a transaction that no block has yet. */
  const sendAnswers = async (first: number, confirmations: number) => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ confirmations, smallestBatch: ANSWERS });
    await chain.client.setAutomine(false);
    const routes: string[] = [];
    for (let index = first; index < first + ANSWERS; index++) {
      const { status, body } = await post(service.url, "/answers", await submissionOf(chain, index));
      assert.equal(status, 202);
      routes.push(`/answers/${body.id}`);
    }
    await eventually(async () => (await pendingHashes()).length === 1, "the consents are sent");
    return routes;
  };
  const pendingHashes = async () => (await chain.client.getBlock({ blockTag: "pending" })).transactions;
  const mineUntilEnded = async (routes: readonly string[]) => {
    const states: string[] = [];
    await eventually(async () => {
      await chain.client.mine({ blocks: 1 });
      await new Promise((resolve) => setTimeout(resolve, 200));
      const replies = await Promise.all(routes.map((route) => get(service.url, route)));
      states.splice(
        0,
        states.length,
        ...replies.map(({ body }) => `${body.state} ${body.reason ?? ""}`.trim()),
      );
      return states.every((state) => !/^(queued|sent)/.test(state));
    }, "all have ended");
    return states;
  };
  const allSettled = Array.from({ length: ANSWERS }, () => "settled");

  for (const [confirmations, first] of [
    [1, 10],
    [3, 30],
    [5, 50],
  ] as const) {
    // Property L-18
    it(`wait while a withdrawal takes their nonce, with ${confirmations} confirmations`, async () => {
      const withdrawing = first - 1;
      const { consent } = await submissionOf(chain, withdrawing);
      await submitConsent(chain.relayer, chain.deployment, consent);
      const routes = await sendAnswers(first, confirmations);
      const withdrawal = await signWithdrawal(chain.customer(withdrawing), chain.deployment, {
        terms: chain.terms,
      });
      const { body } = await post(service.url, "/withdrawals", withdrawal);
      const { transaction } = await waitForState(service.url, `/withdrawals/${body.id}`, "sent");
      await eventually(async () => {
        const hashes: readonly Hex[] = await pendingHashes();
        return hashes.length === 1 && hashes[0] === transaction;
      }, "the withdrawal takes the nonce of the consents");
      assert.deepEqual(await mineUntilEnded(routes), allSettled);
    });
  }

  // Property L-18
  it("wait while a transaction of somebody else with the relayer's key takes their nonce", async () => {
    const routes = await sendAnswers(70, 3);
    const [pending] = await pendingHashes();
    const { nonce } = await chain.client.getTransaction({ hash: pending! });
    const stranger = createWalletClient({
      account: relayer.account,
      chain: chain.brand.chain,
      transport: http(chain.url),
    });
    await stranger.sendTransaction({
      to: relayer.account.address,
      nonce,
      gas: 21_000n,
      maxFeePerGas: parseGwei("1000"),
      maxPriorityFeePerGas: parseGwei("100"),
    });
    assert.deepEqual(await mineUntilEnded(routes), allSettled);
  });

  // Property L-18
  it("wait while their consents are given another try after a transaction that fails", async () => {
    const routes = await sendAnswers(80, 3);
    const [pending] = await pendingHashes();
    const code = await chain.client.getCode({ address: chain.deployment.relay });
    await chain.client.setCode({ address: chain.deployment.relay, bytecode: "0x5f5ffd" });
    await chain.client.mine({ blocks: 1 });
    await chain.client.setCode({ address: chain.deployment.relay, bytecode: code! });
    const { status } = await chain.client.getTransactionReceipt({ hash: pending! });
    assert.equal(status, "reverted");
    assert.deepEqual(await mineUntilEnded(routes), allSettled);
  });
});

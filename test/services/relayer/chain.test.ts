import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createWalletClient, http, parseGwei } from "viem";
import type { RelayerOptions } from "../../../services/relayer/options.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { submitConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../support/relayer/relayerUnderTest.ts";

describe("the relayer on a chain with a will of its own", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
  });
  afterEach(async () => {
    await chain.client.setAutomine(true);
    await service.close();
  });
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  /** Starts a relayer and sends it an answer whose consent is on chain; returns the answer's address. */
  const submit = async (index: number, change: Partial<RelayerOptions> = {}) => {
    service = await relayer.start(change);
    const { answer, consent } = await submissionOf(chain, index);
    await submitConsent(chain.relayer, chain.deployment, consent);
    await chain.client.setAutomine(false);
    const { status, body } = await post(service.url, "/answers", { answer });
    assert.equal(status, 202, JSON.stringify(body));
    return `/answers/${body.id}`;
  };
  /** Makes blocks until the state is a final one. */
  const mineUntilFinal = async (route: string) => {
    await eventually(async () => {
      await chain.client.mine({ blocks: 1 });
      return !["queued", "sent"].includes((await get(service.url, route)).body.state);
    }, route);
    return (await get(service.url, route)).body;
  };
  const settledCount = async (index: number) => {
    const { campaign, nullifier } = chain.answers[index]!;
    const events = await readAnswersSettled(chain.client, chain.deployment, { campaign, fromBlock: 0n });
    return events.filter((event) => event.nullifier === nullifier).length;
  };

  it("offers more for a transaction that no block takes", async () => {
    const route = await submit(200);
    const first = await waitForState(service.url, route, "sent");
    for (let blocks = 0; blocks < 3; blocks++) {
      await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("500") });
      await chain.client.mine({ blocks: 1 });
    }
    assert.equal(await settledCount(200), 0);
    await eventually(
      async () => (await get(service.url, route)).body.transaction !== first.transaction,
      "another transaction",
    );
    const settled = await mineUntilFinal(route);
    assert.equal(settled.state, "settled");
    assert.notEqual(settled.transaction, first.transaction);
    assert.equal(await settledCount(200), 1);
  });

  // Property L-2
  it("sends an answer again whose block the chain gives up", async () => {
    const route = await submit(201, { confirmations: 3 });
    await waitForState(service.url, route, "sent");
    const id = await chain.client.snapshot();
    await chain.client.mine({ blocks: 1 });
    assert.equal(await settledCount(201), 1);
    await chain.client.mine({ blocks: 1 });
    assert.equal((await get(service.url, route)).body.state, "sent", "two blocks are not enough");
    await chain.client.revert({ id });
    await chain.client.dropTransaction({ hash: (await get(service.url, route)).body.transaction });
    assert.equal(await settledCount(201), 0);
    assert.equal((await mineUntilFinal(route)).state, "settled");
    assert.equal(await settledCount(201), 1);
  });

  // Property L-2
  it("goes on when somebody else uses its nonce", async () => {
    const route = await submit(202);
    const { transaction } = await waitForState(service.url, route, "sent");
    const { nonce } = await chain.client.getTransaction({ hash: transaction });
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
    const settled = await mineUntilFinal(route);
    assert.equal(settled.state, "settled");
    assert.notEqual(settled.transaction, transaction);
    assert.equal(await settledCount(202), 1);
  });

  // Property L-5
  it("waits until gas is cheap, but not with a withdrawal", async () => {
    const largestFee = parseGwei("100");
    await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("300") });
    const route = await submit(203, { largestFee, largestAge: 0 });
    await chain.client.setAutomine(true);
    await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, 204)).consent);
    await chain.client.setAutomine(false);
    await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("300") });
    await chain.client.mine({ blocks: 1 });
    const withdrawal = await signWithdrawal(chain.customer(204), chain.deployment, { terms: chain.terms });
    const { body } = await post(service.url, "/withdrawals", withdrawal);
    await waitForState(service.url, `/withdrawals/${body.id}`, "sent");
    assert.equal((await mineUntilFinal(`/withdrawals/${body.id}`)).state, "settled");
    assert.equal((await get(service.url, route)).body.state, "queued");
    assert.equal((await mineUntilFinal(route)).state, "settled");
    const { baseFeePerGas } = await chain.client.getBlock();
    assert.ok(baseFeePerGas! < largestFee);
  });
});

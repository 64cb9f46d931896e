import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { parseEther, parseGwei } from "viem";
import type { RelayerOptions } from "../../../services/relayer/options.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { submitConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { withdrawalCall } from "../../../src/chain/calls/consentCalls.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  eventually,
  finalState,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../support/relayer/relayerUnderTest.ts";

const BLOCK = 30_000_000n;
/** Gas that the relayer gives to two answers of one campaign, and less than it gives to three. */
const ROOM_FOR_TWO = 550_000n;
const TOO_SMALL = 300_000n;

describe("a relayer whose transaction cannot do anything any more", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
  });
  afterEach(async () => {
    await chain.client.setBlockGasLimit({ gasLimit: BLOCK });
    await chain.client.setAutomine(true);
    await service.close();
  });
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  const consented = async (...indexes: readonly number[]) => {
    for (const index of indexes) {
      await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
    }
  };
  const submit = async (indexes: readonly number[], change: Partial<RelayerOptions> = {}) => {
    service = await relayer.start({ smallestBatch: indexes.length, largestAge: 1, ...change });
    const routes: string[] = [];
    for (const index of indexes) {
      const { status, body } = await post(service.url, "/answers", { answer: chain.answers[index]! });
      assert.equal(status, 202, JSON.stringify(body));
      routes.push(`/answers/${body.id}`);
    }
    return routes;
  };
  const mineUntil = (condition: () => Promise<boolean>, what: string) =>
    eventually(async () => {
      await chain.client.mine({ blocks: 1 });
      return condition();
    }, what);
  const isFinal = async (route: string) =>
    !["queued", "sent"].includes((await get(service.url, route)).body.state);

  // Property L-12
  it("sends no batch that is larger than a block", async () => {
    await consented(0, 1, 2);
    await chain.client.setBlockGasLimit({ gasLimit: ROOM_FOR_TWO });
    await chain.client.mine({ blocks: 1 });
    const ends = await Promise.all((await submit([0, 1, 2])).map((route) => finalState(service.url, route)));
    assert.deepEqual(new Set(ends.map(({ state }) => state)), new Set(["settled"]));
    assert.equal(new Set(ends.map(({ transaction }) => transaction)).size, 2);
    for (const { transaction } of ends) {
      assert.ok((await chain.client.getTransaction({ hash: transaction })).gas <= ROOM_FOR_TWO);
    }
  });

  // Property L-12
  it("gives up a batch when blocks become smaller than it, and sends it in parts", async () => {
    await consented(3, 4, 5);
    await chain.client.setAutomine(false);
    const routes = await submit([3, 4, 5]);
    await waitForState(service.url, routes[2]!, "sent");
    await chain.client.setBlockGasLimit({ gasLimit: TOO_SMALL });
    await mineUntil(
      async () => (await get(service.url, routes[0]!)).body.state === "queued",
      "the answers wait again",
    );
    await chain.client.setBlockGasLimit({ gasLimit: ROOM_FOR_TWO });
    await mineUntil(async () => (await Promise.all(routes.map(isFinal))).every(Boolean), "all are settled");
    const states = await Promise.all(routes.map(async (route) => (await get(service.url, route)).body.state));
    assert.deepEqual(states, ["settled", "settled", "settled"]);
  });

  // Property L-10
  it("raises no price for an answer that would be passed over meanwhile", async () => {
    await consented(6);
    await chain.client.setAutomine(false);
    const [route] = await submit([6]);
    await waitForState(service.url, route!, "sent");
    // The customer withdraws at a price that the relayer's transaction does not reach.
    const signed = await signWithdrawal(chain.customer(6), chain.deployment, { terms: chain.terms });
    await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("500") });
    const { to, data } = withdrawalCall(chain.deployment, signed);
    await chain.relayer.sendTransaction({
      ...{ to, data, gas: 200_000n },
      ...{ maxFeePerGas: parseGwei("5000"), maxPriorityFeePerGas: parseGwei("1") },
    });
    await chain.client.mine({ blocks: 1 });
    for (let blocks = 0; blocks < 3; blocks++) {
      await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("500") });
      await chain.client.mine({ blocks: 1 });
    }
    await mineUntil(() => isFinal(route!), "the answer has ended");
    const { state, reason } = (await get(service.url, route!)).body;
    assert.deepEqual([state, reason], ["refused", "ConsentNotLive"]);
  });

  // Property L-14
  it("says that funds are missing wherever the price that it offers is not covered", async () => {
    await consented(7);
    const { baseFeePerGas } = await chain.client.getBlock();
    // What a withdrawal really costs, and not what has to be offered for it.
    const value = 300_000n * (baseFeePerGas! + parseGwei("1"));
    await chain.client.setBalance({ address: relayer.account.address, value });
    service = await relayer.start();
    const message = await signWithdrawal(chain.customer(7), chain.deployment, { terms: chain.terms });
    const { body } = await post(service.url, "/withdrawals", message);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const { state } = (await get(service.url, `/withdrawals/${body.id}`)).body;
    const { status } = (await get(service.url, "/health")).body;
    assert.deepEqual([state, status], ["queued", "out of funds"]);
    await chain.client.setBalance({ address: relayer.account.address, value: parseEther("10") });
    assert.equal((await finalState(service.url, `/withdrawals/${body.id}`)).state, "settled");
  });
});

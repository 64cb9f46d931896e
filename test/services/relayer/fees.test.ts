import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { parseEther, parseGwei } from "viem";
import {
  affordableGas,
  isBelowMarket,
  isOutOfFunds,
  type Market,
  marketFees,
  replacingFees,
} from "../../../services/relayer/sending/fees.ts";
import { minimumTipIn } from "../../../services/relayer/sending/nodeReplies.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { submitConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { startHostileNode } from "../../support/node/hostileNode.ts";
import { pricey } from "../../support/node/sending.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
} from "../../support/relayer/relayerUnderTest.ts";

const gwei = parseGwei;
const policy = { largestFee: gwei("100"), largestWithdrawalFee: gwei("500") };
const marketAt = (baseFee: bigint, change: Partial<Market> = {}): Market => ({
  block: 1n,
  gasLimit: 30_000_000n,
  baseFee,
  tip: gwei("1"),
  balance: parseEther("1"),
  ...change,
});

describe("what a relayer offers for gas", () => {
  // Property L-13
  it("has room for a base fee that doubles, and never more than the policy allows", () => {
    assert.deepEqual(marketFees(marketAt(gwei("10")), policy, false), {
      maxFeePerGas: gwei("21"),
      maxPriorityFeePerGas: gwei("1"),
    });
    assert.deepEqual(marketFees(marketAt(gwei("90")), policy, false), {
      maxFeePerGas: gwei("100"),
      maxPriorityFeePerGas: gwei("1"),
    });
    assert.equal(marketFees(marketAt(gwei("99.5")), policy, false), undefined);
    assert.deepEqual(marketFees(marketAt(gwei("499")), policy, true), {
      maxFeePerGas: gwei("500"),
      maxPriorityFeePerGas: gwei("1"),
    });
    assert.equal(marketFees(marketAt(gwei("499.5")), policy, true), undefined);
    const greedyNode = marketAt(gwei("1"), { tip: gwei("600") });
    assert.equal(marketFees(greedyNode, policy, true), undefined, "the ceiling bounds the tip as well");
  });

  it("replaces what is offered for an eighth more in both, but not above the ceiling", () => {
    const offered = { maxFeePerGas: gwei("60"), maxPriorityFeePerGas: gwei("2") };
    const market = { maxFeePerGas: gwei("30"), maxPriorityFeePerGas: gwei("1") };
    const raised = replacingFees(offered, market, policy, false)!;
    assert.ok(raised.maxFeePerGas * 8n >= offered.maxFeePerGas * 9n);
    assert.ok(raised.maxPriorityFeePerGas * 8n >= offered.maxPriorityFeePerGas * 9n);
    const dear = { maxFeePerGas: gwei("90"), maxPriorityFeePerGas: gwei("2") };
    assert.equal(replacingFees(dear, market, policy, false), undefined);
    assert.ok(replacingFees(dear, market, policy, true));
  });

  it("is raised only where blocks pass it over", () => {
    const offered = { maxFeePerGas: gwei("20"), maxPriorityFeePerGas: gwei("1") };
    assert.equal(isBelowMarket(offered, marketAt(gwei("19"))), false);
    assert.equal(isBelowMarket(offered, marketAt(gwei("20"))), true);
    assert.equal(isBelowMarket(offered, marketAt(gwei("5"), { tip: gwei("2") })), true);
  });

  it("buys what chain, block and balance allow", () => {
    const fees = { maxFeePerGas: gwei("10"), maxPriorityFeePerGas: 0n };
    assert.equal(affordableGas(marketAt(0n), fees), 2n ** 24n);
    assert.equal(affordableGas(marketAt(0n, { gasLimit: 8_000_000n }), fees), 8_000_000n);
    assert.equal(affordableGas(marketAt(0n, { balance: gwei("50000") }), fees), 5000n);
    assert.equal(isOutOfFunds(marketAt(gwei("10"))), false);
    assert.equal(isOutOfFunds(marketAt(gwei("10"), { balance: gwei("1000000") })), true);
    assert.equal(isOutOfFunds(marketAt(0n, { tip: 0n, balance: 0n })), true);
  });

  it("has at least the tip that the node asks for", () => {
    const told = "transaction underpriced: gas tip cap 0, minimum needed 2500000000";
    assert.equal(minimumTipIn(told), gwei("2.5"));
    assert.equal(minimumTipIn("transaction underpriced"), gwei("1"));
    assert.equal(minimumTipIn("FEE_TOO_LOW: underpriced"), gwei("1"));
    for (const other of ["replacement transaction underpriced", "nonce too low", "insufficient funds"]) {
      assert.equal(minimumTipIn(other), undefined);
    }
  });
});

describe("a relayer whose money runs out", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
  });
  afterEach(async () => {
    await service.close();
  });
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  const fund = (value: bigint) => chain.client.setBalance({ address: relayer.account.address, value });
  const withdrawal = async (index: number) => {
    await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
    return signWithdrawal(chain.customer(index), chain.deployment, { terms: chain.terms });
  };
  const isSettled = async (id: string) => {
    await chain.client.mine({ blocks: 1 });
    return (await get(service.url, `/withdrawals/${id}`)).body.state === "settled";
  };

  // Property L-14
  it("says so, takes withdrawals on, and pays the market's price when there is money again", async () => {
    const message = await withdrawal(0);
    await fund(1000n);
    service = await relayer.start({ repriceAfter: 1 });
    const { status, body } = await post(service.url, "/withdrawals", message);
    assert.equal(status, 202, JSON.stringify(body));
    await eventually(
      async () => (await get(service.url, "/health")).body.status === "out of funds",
      "health",
    );
    assert.equal((await get(service.url, "/health")).status, 503);
    assert.match(await (await fetch(`${service.url}/metrics`)).text(), /^decdp_relayer_out_of_funds 1$/m);
    // Long enough for a fee that rises by a quarter each block to grow a millionfold.
    for (let blocks = 0; blocks < 60; blocks++) {
      await chain.client.mine({ blocks: 1 });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await fund(parseEther("10"));
    await eventually(() => isSettled(body.id), "the withdrawal is settled");
    assert.equal((await get(service.url, "/health")).body.status, "ok");
    const { transaction } = (await get(service.url, `/withdrawals/${body.id}`)).body;
    const { maxFeePerGas } = await chain.client.getTransaction({ hash: transaction });
    assert.ok(maxFeePerGas! <= gwei("10"), `${maxFeePerGas} wei were offered`);
  });

  // Property L-13
  it("raises nothing that the node has refused, though it was signed before the money went", async () => {
    const message = await withdrawal(1);
    await fund(parseEther("10"));
    await chain.client.setAutomine(false);
    service = await relayer.start({ repriceAfter: 1 });
    const { body } = await post(service.url, "/withdrawals", message);
    await eventually(
      async () => (await get(service.url, `/withdrawals/${body.id}`)).body.state === "sent",
      "the withdrawal is sent",
    );
    const { transaction } = (await get(service.url, `/withdrawals/${body.id}`)).body;
    await chain.client.dropTransaction({ hash: transaction });
    await fund(1000n);
    for (let blocks = 0; blocks < 40; blocks++) {
      await chain.client.mine({ blocks: 1 });
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await fund(parseEther("10"));
    await eventually(() => isSettled(body.id), "the withdrawal is settled");
    const settled = (await get(service.url, `/withdrawals/${body.id}`)).body;
    const { maxFeePerGas } = await chain.client.getTransaction({ hash: settled.transaction });
    assert.ok(maxFeePerGas! <= gwei("10"), `${maxFeePerGas} wei were offered`);
    await chain.client.setAutomine(true);
  });

  // Property L-13
  it("waits with withdrawals, too, while gas costs more than their ceiling", async () => {
    const message = await withdrawal(2);
    await fund(parseEther("100"));
    service = await relayer.start({ largestFee: gwei("100"), largestWithdrawalFee: gwei("200") });
    await chain.client.setAutomine(false);
    await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: gwei("400") });
    await chain.client.mine({ blocks: 1 });
    const { body } = await post(service.url, "/withdrawals", message);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal((await get(service.url, `/withdrawals/${body.id}`)).body.state, "queued");
    await eventually(() => isSettled(body.id), "gas is cheap enough");
    const { transaction } = (await get(service.url, `/withdrawals/${body.id}`)).body;
    assert.ok((await chain.client.getTransaction({ hash: transaction })).maxFeePerGas! <= gwei("200"));
    await chain.client.setAutomine(true);
  });

  // Property L-13
  it("raises its tip once to the least that the node takes", async () => {
    const message = await withdrawal(3);
    await fund(parseEther("10"));
    const node = await startHostileNode(chain.url);
    const offered: bigint[] = [];
    node.suffer(pricey(gwei("7"), offered));
    try {
      service = await relayer.start({ rpc: node.url });
      const { body } = await post(service.url, "/withdrawals", message);
      await eventually(() => isSettled(body.id), "the withdrawal is settled");
      const tips = [...new Set(offered)];
      assert.equal(tips.length, 2, `tips of ${tips} wei`);
      assert.ok(tips[0]! < gwei("7") && tips[1]! <= gwei("14"), `tips of ${tips} wei`);
    } finally {
      await node.close();
    }
  });
});

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { parseEther } from "viem";
import type { Service } from "../../../services/shared/runService.ts";
import { submitConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import type { Fault } from "../../support/node/fault.ts";
import { type HostileNode, startHostileNode } from "../../support/node/hostileNode.ts";
import { lagging } from "../../support/node/lagging.ts";
import { pruned } from "../../support/node/pruned.ts";
import { delayed, dropping, gasCap, pricey } from "../../support/node/sending.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../support/relayer/relayerUnderTest.ts";

describe("the relayer with a node", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let node: HostileNode;
  let service: Service;
  let index = 300;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    node = await startHostileNode(chain.url);
  });
  afterEach(async () => {
    node.suffer();
    await chain.client.setAutomine(true);
    await service.close();
  });
  after(async () => {
    await node.close();
    await chain.close();
    relayer.remove();
  });

  /** Sends answers through a relayer whose node has faults, makes blocks, and returns what became of them. */
  const settleWith = async (faults: readonly Fault[], answers = 2) => {
    service = await relayer.start({ rpc: node.url });
    const submissions = [];
    for (let count = 0; count < answers; count++) submissions.push(await submissionOf(chain, index++));
    for (const { consent } of submissions) await submitConsent(chain.relayer, chain.deployment, consent);
    const balance = await chain.client.getBalance({ address: relayer.account.address });
    node.suffer(...faults);
    const routes: string[] = [];
    for (const { answer } of submissions) {
      // Like any client, it tries again while the node keeps the relayer from checking.
      await eventually(async () => {
        await chain.client.mine({ blocks: 1 });
        const { status, body } = await post(service.url, "/answers", { answer });
        if (status === 202) routes.push(`/answers/${body.id}`);
        return status === 202;
      }, "the answer is taken");
    }
    await eventually(async () => {
      await chain.client.mine({ blocks: 1 });
      const states = await Promise.all(
        routes.map(async (route) => (await get(service.url, route)).body.state),
      );
      return states.every((state) => state === "settled");
    }, routes.join());
    const events = await readAnswersSettled(chain.client, chain.deployment, { campaign: 1n, fromBlock: 0n });
    for (const { answer } of submissions) {
      assert.equal(events.filter(({ nullifier }) => nullifier === answer.nullifier).length, 1);
    }
    const paid = balance - (await chain.client.getBalance({ address: relayer.account.address }));
    assert.ok(paid < parseEther("0.1"), `${paid} wei were paid`);
    // A gap in the nonces would stop everything that comes later.
    const { address } = relayer.account;
    const counts = await Promise.all(
      (["latest", "pending"] as const).map((blockTag) =>
        chain.client.getTransactionCount({ address, blockTag }),
      ),
    );
    assert.equal(counts[0], counts[1]);
  };

  it("that takes transactions and closes the connection settles each answer once", async () => {
    await settleWith([dropping("eth_sendRawTransaction")]);
  });

  it("that closes the connection now and then settles each answer once", async () => {
    let asked = 0;
    const flaky: Fault = (call, askChain) =>
      ++asked % 11 === 0 ? dropping(call.method)(call, askChain) : askChain(call);
    await settleWith([flaky]);
  });

  it("that answers late settles each answer once", async () => {
    await settleWith([delayed(300)]);
  });

  it("that lags behind settles each answer once", async () => {
    await settleWith([lagging(3)]);
  });

  it("that has forgotten all but the newest blocks settles each answer once", async () => {
    await settleWith([pruned(Number(await chain.client.getBlockNumber()))]);
  });

  it("that gives calls less gas than a batch takes sends smaller ones", async () => {
    await settleWith([gasCap(600_000)], 6);
  });

  it("that asks for a tip pays it, and no more at each block", async () => {
    const tips: bigint[] = [];
    await settleWith([pricey(7_000_000_000n, tips)]);
    assert.ok(
      tips.every((tip) => tip <= 14_000_000_000n),
      `${tips}`,
    );
  });

  it("whose chain began anew sends nothing and says so, and goes on when the right one is back", async () => {
    const other = await openCrowdChain({ startsLater: 60 });
    service = await relayer.start({ rpc: node.url });
    try {
      const { consent } = await submissionOf(chain, index);
      await submitConsent(chain.relayer, chain.deployment, consent);
      const withdrawal = await signWithdrawal(chain.customer(index++), chain.deployment, {
        terms: chain.terms,
      });
      node.turnTo(other.url);
      const onAnother = "the node is on another chain than the database";
      await eventually(async () => (await get(service.url, "/health")).body.status === onAnother, onAnother);
      node.turnTo(chain.url);
      await eventually(async () => (await get(service.url, "/health")).body.status === "ok", "ok");
      const { body } = await post(service.url, "/withdrawals", withdrawal);
      await waitForState(service.url, `/withdrawals/${body.id}`, "settled");
      const { address } = relayer.account;
      assert.equal(await other.client.getTransactionCount({ address }), 0);
    } finally {
      node.turnTo(chain.url);
      await other.close();
    }
  });
});

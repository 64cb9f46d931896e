import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { parseGwei } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Service } from "../../../../services/shared/runService.ts";
import { signClaim } from "../../../../src/chain/actions/claim.ts";
import { signConsent, submitConsent } from "../../../../src/chain/actions/consent.ts";
import { settleAnswer } from "../../../../src/chain/actions/settlement.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { settleCall } from "../../../../src/chain/calls/settlementCalls.ts";
import { VALID_AT } from "../../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { type HostileNode, startHostileNode } from "../../../support/node/hostileNode.ts";
import { withholdingReceipts } from "../../../support/node/sending.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../../support/relayer/relayerUnderTest.ts";
import { words } from "../../../support/words.ts";

const payee = privateKeyToAccount(`0x${"a1".repeat(32)}`).address;

describe("what is on chain although the node shows no receipt", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let node: HostileNode;
  let service: Service;
  let index = 500;

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

  const countSent = () => chain.client.getTransactionCount({ address: relayer.account.address });
  /** Posts something to a relayer whose node keeps its receipts, makes blocks, and returns what became of it. */
  const endOf = async (path: string, message: object, confirmations = 1) => {
    service = await relayer.start({ rpc: node.url, confirmations });
    node.suffer(withholdingReceipts);
    const before = await countSent();
    const { status, body } = await post(service.url, path, message);
    assert.equal(status, 202, JSON.stringify(body));
    const route = `${path}/${body.id}`;
    await eventually(async () => {
      await chain.client.mine({ blocks: 1 });
      return !["queued", "sent"].includes((await get(service.url, route)).body.state);
    }, "it ends");
    const end = (await get(service.url, route)).body;
    return { ...end, sent: (await countSent()) - before };
  };

  it("is settled, an answer, with its transaction and without a second one", async () => {
    const { answer, consent } = await submissionOf(chain, index++);
    await submitConsent(chain.relayer, chain.deployment, consent);
    const { state, reason, transaction, sent } = await endOf("/answers", { answer });
    assert.deepEqual([state, reason, sent], ["settled", undefined, 1]);
    const { from } = await chain.client.getTransaction({ hash: transaction });
    assert.equal(from.toLowerCase(), relayer.account.address.toLowerCase());
  });

  it("is settled, a consent and its withdrawal", async () => {
    const customer = chain.customer(index++);
    const { deployment, terms } = chain;
    const consent = await signConsent(customer, deployment, { terms, words, until: VALID_AT + 86_400 });
    const consented = await endOf("/consents", consent);
    assert.deepEqual([consented.state, consented.sent], ["settled", 1]);
    await service.close();
    const withdrawn = await endOf("/withdrawals", await signWithdrawal(customer, deployment, { terms }));
    assert.deepEqual([withdrawn.state, withdrawn.sent], ["settled", 1]);
    assert.notEqual(withdrawn.transaction, consented.transaction);
  });

  it("is settled, a claim, to its payee", async () => {
    const { answer, consent } = await submissionOf(chain, index);
    await settleAnswer(chain.relayer, chain.deployment, { answer, consent });
    const { campaign, nullifier } = answer;
    const deadline = VALID_AT + 86_400;
    const signed = await signClaim(chain.customer(index++), chain.deployment, {
      campaign,
      nullifier,
      payee,
      deadline,
    });
    const { state, sent } = await endOf("/claims", signed);
    assert.deepEqual([state, sent], ["settled", 1]);
  });

  it("is settled once its block is final, an answer that its customer sent meanwhile", async () => {
    const { answer, consent } = await submissionOf(chain, index++);
    await submitConsent(chain.relayer, chain.deployment, consent);
    service = await relayer.start({ rpc: node.url, confirmations: 5, smallestBatch: 2, largestAge: 2 });
    const { body } = await post(service.url, "/answers", { answer });
    const { hash } = await settleAnswer(chain.relayer, chain.deployment, { answer });
    const route = `/answers/${body.id}`;
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.equal((await get(service.url, route)).body.state, "queued");
    for (let blocks = 0; blocks < 4; blocks++) await chain.client.mine({ blocks: 1 });
    const end = await waitForState(service.url, route, "settled", "refused");
    assert.deepEqual([end.state, end.transaction], ["settled", hash]);
  });

  it("is settled, an answer that its customer's own transaction brought there first, in the same block", async () => {
    const { answer, consent } = await submissionOf(chain, index++);
    await submitConsent(chain.relayer, chain.deployment, consent);
    service = await relayer.start({ rpc: node.url });
    await chain.client.setAutomine(false);
    const { body } = await post(service.url, "/answers", { answer });
    const route = `/answers/${body.id}`;
    await waitForState(service.url, route, "sent");
    const call = settleCall(chain.deployment, answer);
    const fees = { maxFeePerGas: parseGwei("5000"), maxPriorityFeePerGas: parseGwei("500") };
    const hash = await chain.relayer.sendTransaction({ ...call, ...fees, gas: 500_000n });
    await chain.client.mine({ blocks: 1 });
    const end = await waitForState(service.url, route, "settled", "skipped", "refused");
    assert.deepEqual([end.state, end.transaction], ["settled", hash]);
  });

  it("is not settled, a claim that another payee got", async () => {
    const { answer, consent } = await submissionOf(chain, index);
    await settleAnswer(chain.relayer, chain.deployment, { answer, consent });
    const { campaign, nullifier } = answer;
    const customer = chain.customer(index++);
    const sign = (to: typeof payee) =>
      signClaim(customer, chain.deployment, { campaign, nullifier, payee: to, deadline: VALID_AT + 86_400 });
    service = await relayer.start({ rpc: node.url, smallestBatch: 128, largestAge: 1 });
    const [first, second] = [await sign(customer.account.address), await sign(payee)];
    const posted = [await post(service.url, "/claims", first), await post(service.url, "/claims", second)];
    const ends = await Promise.all(
      posted.map(({ body }) => waitForState(service.url, `/claims/${body.id}`, "settled", "refused")),
    );
    assert.deepEqual(
      ends.map(({ state, reason }) => [state, reason]),
      [
        ["settled", undefined],
        ["refused", "AlreadyClaimed"],
      ],
    );
  });
});

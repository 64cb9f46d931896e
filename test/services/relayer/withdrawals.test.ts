import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createWalletClient, type Hex, http } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import type { Service } from "../../../services/shared/runService.ts";
import { signConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
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
import { signatureForms } from "../../support/signatureForms.ts";
import { words } from "../../support/words.ts";

describe("a relayer under a flood of withdrawals", () => {
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

  const stranger = () =>
    createWalletClient({
      account: privateKeyToAccount(generatePrivateKey()),
      chain: chain.brand.chain,
      transport: http(chain.url),
    });
  const consented = async (index: number) => {
    const { consent } = await submissionOf(chain, index);
    await submitConsent(chain.relayer, chain.deployment, consent);
    return consent;
  };
  const withdrawalOf = (index: number) =>
    signWithdrawal(chain.customer(index), chain.deployment, { terms: chain.terms });

  const mineUntilSettled = (route: string) =>
    eventually(async () => {
      const { state } = (await get(service.url, route)).body;
      if (state !== "settled") await chain.client.mine({ blocks: 1 });
      return state === "settled";
    }, `${route} is settled`);

  it("takes consents and withdrawals in every form that wallets write signatures", async () => {
    service = await relayer.start();
    for (const form of [1, 2, 3]) {
      const { consent } = await submissionOf(chain, 20 + form);
      const asWritten = <Message extends { readonly signature: Hex }>(message: Message) => ({
        ...message,
        signature: signatureForms(message.signature)[form]!,
      });
      const given = await post(service.url, "/consents", asWritten(consent));
      assert.equal(given.status, 202, JSON.stringify(given.body));
      await mineUntilSettled(`/consents/${given.body.id}`);
      const ended = await post(service.url, "/withdrawals", asWritten(await withdrawalOf(20 + form)));
      assert.equal(ended.status, 202, JSON.stringify(ended.body));
      await mineUntilSettled(`/withdrawals/${ended.body.id}`);
    }
  });

  // Property L-6
  it("relays none from terms that do not exist, and none that ends nothing", async () => {
    service = await relayer.start();
    const terms: Hex = `0x${"77".repeat(32)}`;
    const unknown = await post(
      service.url,
      "/withdrawals",
      await signWithdrawal(stranger(), chain.deployment, { terms }),
    );
    assert.deepEqual([unknown.status, unknown.body.error], [422, "TermsUnknown"]);
    const never = await signWithdrawal(stranger(), chain.deployment, { terms: chain.terms });
    assert.equal((await post(service.url, "/withdrawals", never)).body.error, "NothingToWithdraw");

    const consent = await consented(0);
    const dated = { terms: chain.terms, signedAt: consent.signedAt - 1 };
    const early = await signWithdrawal(chain.customer(0), chain.deployment, dated);
    assert.equal((await post(service.url, "/withdrawals", early)).body.error, "NothingToWithdraw");
    const right = await withdrawalOf(0);
    const { body } = await post(service.url, "/withdrawals", right);
    assert.equal((await finalState(service.url, `/withdrawals/${body.id}`)).state, "settled");
    const later = { terms: chain.terms, signedAt: right.signedAt + 1 };
    const again = await signWithdrawal(chain.customer(0), chain.deployment, later);
    assert.equal((await post(service.url, "/withdrawals", again)).body.error, "NothingToWithdraw");
  });

  // Property L-6
  it("lets them take the place of the same batch twice at most", async () => {
    for (const index of [10, 11, 12, 13]) await consented(index);
    service = await relayer.start();
    await chain.client.setAutomine(false);
    const { answer } = await submissionOf(chain, 10);
    const { body } = await post(service.url, "/answers", { answer });
    const route = `/answers/${body.id}`;
    for (const index of [11, 12]) {
      await waitForState(service.url, route, "sent");
      const withdrawal = await post(service.url, "/withdrawals", await withdrawalOf(index));
      const own = `/withdrawals/${withdrawal.body.id}`;
      const { transaction } = await waitForState(service.url, own, "sent");
      await eventually(async () => {
        const { transactions } = await chain.client.getBlock({ blockTag: "pending" });
        return transactions.length === 1 && transactions[0] === transaction;
      }, "the withdrawal takes the answer's nonce");
      assert.equal((await get(service.url, route)).body.state, "sent", "its nonce is not decided yet");
      await mineUntilSettled(own);
    }
    await waitForState(service.url, route, "sent");
    const last = await post(service.url, "/withdrawals", await withdrawalOf(13));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.equal((await get(service.url, `/withdrawals/${last.body.id}`)).body.state, "queued");
    await mineUntilSettled(route);
    await mineUntilSettled(`/withdrawals/${last.body.id}`);
  });

  it("takes so many messages of one subject in an hour", async () => {
    service = await relayer.start({ subjectRate: 2, smallestBatch: 128 });
    const customer = chain.customer(1);
    const statuses: number[] = [];
    for (let days = 1; days <= 3; days++) {
      const { consent } = await submissionOf(chain, 1);
      const message = { terms: chain.terms, words, until: consent.until + days };
      const signed = await signConsent(customer, chain.deployment, message);
      statuses.push((await post(service.url, "/consents", signed)).status);
    }
    assert.deepEqual(statuses, [202, 202, 429]);
    const { consent } = await submissionOf(chain, 2);
    assert.equal((await post(service.url, "/consents", consent)).status, 202, "others are not concerned");
  });
});

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { relayerMigrations } from "../../../services/relayer/store/migrations.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { signConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal, withdrawConsent } from "../../../src/chain/actions/withdrawal.ts";
import { VALID_AT } from "../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  eventually,
  finalState,
  get,
  post,
  prepareRelayer,
  submissionOf,
} from "../../support/relayer/relayerUnderTest.ts";
import { words } from "../../support/words.ts";

/** Enough for one withdrawal at its limit, and for a few that use what they usually do. */
const FEW_MESSAGES = 1_000_000n;

describe("what strangers may take of a relayer", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
  });
  afterEach(async () => {
    await service.close();
    relayer.remove();
  });
  after(() => chain.close());

  const prepare = async () => {
    relayer = await prepareRelayer(chain);
  };
  const stranger = () => ({ ...chain.customer(0), account: privateKeyToAccount(generatePrivateKey()) });
  const consentOf = (signer: ReturnType<typeof stranger>) =>
    signConsent(signer, chain.deployment, { terms: chain.terms, words, until: VALID_AT });
  const withdrawalOf = (signer: ReturnType<typeof stranger>, signedAt?: number) =>
    signWithdrawal(signer, chain.deployment, {
      terms: chain.terms,
      ...(signedAt !== undefined && { signedAt }),
    });
  const isIdle = async () => {
    const { waiting } = (await get(service.url, "/health")).body;
    return waiting.answers === 0 && waiting.consents === 0;
  };
  const gasPaid = async () => BigInt((await get(service.url, "/health")).body.strangers.gasPaid);

  // Property L-7
  it("is no withdrawal without a limit of a consent that was never sent", async () => {
    await prepare();
    service = await relayer.start({ smallestBatch: 128, strangersGas: FEW_MESSAGES });
    const before = await chain.client.getTransactionCount({ address: relayer.account.address });
    for (let pairs = 0; pairs < 10; pairs++) {
      const signer = stranger();
      await post(service.url, "/consents", await consentOf(signer));
      await post(service.url, "/withdrawals", await withdrawalOf(signer));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const sent = (await chain.client.getTransactionCount({ address: relayer.account.address })) - before;
    assert.ok(sent > 0 && sent < 6, `${sent} transactions`);
    assert.ok((await gasPaid()) <= FEW_MESSAGES);

    const { consent } = await submissionOf(chain, 0);
    await submitConsent(chain.relayer, chain.deployment, consent);
    const { body } = await post(service.url, "/withdrawals", await withdrawalOf(chain.customer(0)));
    assert.equal((await finalState(service.url, `/withdrawals/${body.id}`)).state, "settled");
  });

  // Property L-6
  it("is one withdrawal of a consent, however many are sent at once", async () => {
    await prepare();
    service = await relayer.start();
    const { consent } = await submissionOf(chain, 1);
    await submitConsent(chain.relayer, chain.deployment, consent);
    const replies = await Promise.all(
      [0, 1, 2, 3, 4].map(async (seconds) =>
        post(service.url, "/withdrawals", await withdrawalOf(chain.customer(1), consent.signedAt + seconds)),
      ),
    );
    assert.deepEqual(replies.map(({ status }) => status).sort(), [202, 422, 422, 422, 422]);
  });

  // Property L-8
  it("is no more than its share of the queue, so that customers find a place", async () => {
    await prepare();
    service = await relayer.start({ smallestBatch: 128, largestQueue: 8 });
    const statuses: number[] = [];
    for (let consents = 0; consents < 4; consents++) {
      statuses.push((await post(service.url, "/consents", await consentOf(stranger()))).status);
    }
    assert.deepEqual(statuses, [202, 202, 503, 503]);
    assert.equal((await post(service.url, "/answers", await submissionOf(chain, 2))).status, 202);
  });

  // Property L-7
  it("is one consent that a card vouches for, and not another one each time that its answer fails", async () => {
    await prepare();
    service = await relayer.start({ smallestBatch: 128, strangersGas: 0n });
    const first = await submissionOf(chain, 3);
    const { status, body } = await post(service.url, "/answers", first);
    assert.equal(status, 202, "an answer vouches for its consent where strangers may cost nothing");
    await service.close();
    const customer = chain.customer(3);
    await chain.client.setBalance({ address: customer.account.address, value: 10n ** 18n });
    await withdrawConsent(customer, chain.deployment, { terms: chain.terms });
    service = await relayer.start({ strangersGas: 0n });
    assert.equal((await finalState(service.url, `/answers/${body.id}`)).reason, "ConsentNotLive");

    await chain.client.mine({ blocks: 1, interval: 5 });
    const again = await post(service.url, "/answers", await submissionOf(chain, 3));
    assert.equal(again.status, 202, JSON.stringify(again.body));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal((await get(service.url, `/answers/${body.id}`)).body.state, "queued");
    await service.close();
    service = await relayer.start();
    assert.equal((await finalState(service.url, `/answers/${body.id}`)).state, "settled");
  });

  // Property L-5
  it("does not hold up a withdrawal once the consent that it ends is on record", async () => {
    await prepare();
    service = await relayer.start({ smallestBatch: 128 });
    const signer = stranger();
    const consent = await post(service.url, "/consents", await consentOf(signer));
    await service.close();
    const database = await openDatabase(relayer.options.database, relayerMigrations);
    await database.query(
      `insert into works (nonce, kind, lane, gas, state, gas_used, closed_at)
       values (0, 'claims', 'foreign', '0', 'done', '1000000', now())`,
    );
    await database.close();

    service = await relayer.start({ smallestBatch: 128, strangersGas: 1_000_000n });
    const { body } = await post(service.url, "/withdrawals", await withdrawalOf(signer, await later()));
    const route = `/withdrawals/${body.id}`;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal((await get(service.url, route)).body.state, "queued", "strangers have used up their share");
    await service.close();
    service = await relayer.start({ strangersGas: 1_000_000n });
    assert.equal((await finalState(service.url, `/consents/${consent.body.id}`)).state, "settled");
    assert.equal((await finalState(service.url, route)).state, "settled");
    await eventually(isIdle, "nothing waits");
  });

  const later = async () => Number((await chain.client.getBlock()).timestamp) + 60;
});

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { relayerMigrations } from "../../../services/relayer/store/migrations.ts";
import { openDatabase } from "../../../services/shared/database/openDatabase.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { readConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled, readRewardsClaimed } from "../../../src/chain/actions/events.ts";
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
  waitForState,
} from "../../support/relayer/relayerUnderTest.ts";

describe("the relayer", () => {
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

  /** Sends answers with their consents; returns the ids. */
  const submit = async (...indexes: readonly number[]) => {
    const ids: string[] = [];
    for (const index of indexes) {
      const { status, body } = await post(service.url, "/answers", await submissionOf(chain, index));
      assert.equal(status, 202, JSON.stringify(body));
      ids.push(body.id);
    }
    return ids;
  };
  const settledCount = async (index: number) => {
    const { campaign, nullifier } = chain.answers[index]!;
    const events = await readAnswersSettled(chain.client, chain.deployment, { campaign, fromBlock: 0n });
    return events.filter((event) => event.nullifier === nullifier).length;
  };

  it("takes a customer without funds from consent to payment", async () => {
    service = await relayer.start();
    const { campaign, nullifier } = chain.answers[0]!;
    const [id] = await submit(0);
    const settled = await finalState(service.url, `/answers/${id}`);
    assert.equal(settled.state, "settled");
    const { status } = await chain.client.getTransactionReceipt({ hash: settled.transaction });
    assert.equal(status, "success");

    const payee = `0x${"5a".repeat(20)}` as const;
    const message = { campaign, nullifier, payee, deadline: VALID_AT };
    const claim = await signClaim(chain.customer(0), chain.deployment, message);
    const { status: taken, body } = await post(service.url, "/claims", claim);
    assert.equal(taken, 202, JSON.stringify(body));
    assert.equal((await finalState(service.url, `/claims/${body.id}`)).state, "settled");
    const filter = { campaign, nullifier, fromBlock: 0n };
    const [paid] = await readRewardsClaimed(chain.client, chain.deployment, filter);
    assert.deepEqual([paid?.payee.toLowerCase(), paid?.amount], [payee, 10n]);
    const found = await get(service.url, `/answers?campaign=${campaign}&nullifier=${nullifier}`);
    assert.deepEqual(found, { status: 200, body: settled });
    assert.equal((await post(service.url, "/claims", claim)).body.state, "settled");
    const other = await signClaim(chain.customer(0), chain.deployment, {
      ...message,
      payee: `0x${"5b".repeat(20)}`,
    });
    assert.equal((await post(service.url, "/claims", other)).body.error, "AlreadyClaimed");
  });

  it("settles many answers in one transaction, after their consents in another", async () => {
    service = await relayer.start({ smallestBatch: 5 });
    const ids = await submit(1, 2, 3, 4, 5);
    const ends = await Promise.all(ids.map((id) => finalState(service.url, `/answers/${id}`)));
    assert.deepEqual(new Set(ends.map(({ state }) => state)), new Set(["settled"]));
    assert.equal(new Set(ends.map(({ transaction }) => transaction)).size, 1);
    assert.equal(relayer.lines.filter((line) => /^consents nonce \d+: 5 in/.test(line)).length, 1);
  });

  it("takes an answer to a consent that came before it", async () => {
    service = await relayer.start({ smallestBatch: 128, largestAge: 1 });
    const { answer, consent } = await submissionOf(chain, 6);
    assert.equal((await post(service.url, "/answers", { answer })).body.error, "ConsentNotLive");
    assert.equal((await post(service.url, "/consents", consent)).status, 202);
    const { body } = await post(service.url, "/answers", { answer });
    assert.equal((await finalState(service.url, `/answers/${body.id}`)).state, "settled");
  });

  // Property L-3
  it("gives the same answer the same id and state, and refuses another with its nullifier", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const submission = await submissionOf(chain, 7);
    const [first, second] = await Promise.all([
      post(service.url, "/answers", submission),
      post(service.url, "/answers", submission),
    ]);
    assert.deepEqual(first.body, second.body);
    const again = await post(service.url, "/answers", submission);
    assert.deepEqual(again, { status: 200, body: first.body });

    const other = { ...submission.answer, proof: chain.answers[8]!.proof };
    const { status, body } = await post(service.url, "/answers", { ...submission, answer: other });
    assert.deepEqual([status, body.error, body.id], [409, "NullifierTaken", first.body.id]);
    await service.close();
    service = await relayer.start();
    assert.equal((await finalState(service.url, `/answers/${first.body.id}`)).state, "settled");
    assert.equal(await settledCount(7), 1);
    assert.equal((await post(service.url, "/answers", submission)).body.state, "settled");
  });

  // Property L-5
  it("sends a withdrawal in the place of a batch that waits for its block", async () => {
    service = await relayer.start({ smallestBatch: 3 });
    for (const index of [9, 10, 11]) {
      await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
    }
    await chain.client.setAutomine(false);
    const ids = await submit(9, 10, 11);
    await waitForState(service.url, `/answers/${ids[2]}`, "sent");

    const withdrawal = await signWithdrawal(chain.customer(9), chain.deployment, { terms: chain.terms });
    const { body } = await post(service.url, "/withdrawals", withdrawal);
    const { transaction } = await waitForState(service.url, `/withdrawals/${body.id}`, "sent");
    await eventually(async () => {
      const { transactions } = await chain.client.getBlock({ blockTag: "pending" });
      return transactions.length === 1 && transactions[0] === transaction;
    }, "the withdrawal takes the batch's nonce");
    await chain.client.setAutomine(true);
    await chain.client.mine({ blocks: 1 });

    assert.equal((await finalState(service.url, `/withdrawals/${body.id}`)).state, "settled");
    const [withdrawn, ...kept] = await Promise.all(
      ids.map((id) => finalState(service.url, `/answers/${id}`)),
    );
    assert.deepEqual([withdrawn!.state, withdrawn!.reason], ["refused", "ConsentNotLive"]);
    assert.deepEqual(
      kept.map(({ state }) => state),
      ["settled", "settled"],
    );
    assert.equal(await settledCount(9), 0);
  });

  it("ends a consent that waits when its withdrawal comes", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const [id] = await submit(12);
    const customer = chain.customer(12);
    const withdrawal = await signWithdrawal(customer, chain.deployment, { terms: chain.terms });
    const { body } = await post(service.url, "/withdrawals", withdrawal);
    assert.equal((await finalState(service.url, `/withdrawals/${body.id}`)).state, "settled");
    await service.close();
    service = await relayer.start();
    const ended = await finalState(service.url, `/answers/${id}`);
    assert.deepEqual([ended.state, ended.reason], ["refused", "ConsentNotLive"]);
    const record = { subject: customer.account.address, terms: chain.terms };
    assert.equal((await readConsent(chain.client, chain.deployment, record)).isLive, false);
  });

  // Property L-4
  it("finds the answer that spoils a batch, and settles the others", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const ids = await submit(13, 14, 15, 16);
    await service.close();
    const database = await openDatabase(relayer.options.database, relayerMigrations);
    const [wrong, right] = [chain.answers[14]!, chain.answers[15]!].map(({ proof }) => `${proof.c[0]}`);
    const sql = "update answers set body = replace(body, $1, $2) where id = $3 returning body";
    const [row] = await database.query<{ body: string }>(sql, [wrong, right, ids[1]]);
    assert.ok(row?.body.includes(right!), "One proof is broken now.");
    await database.close();

    service = await relayer.start();
    const ends = await Promise.all(ids.map((id) => finalState(service.url, `/answers/${id}`)));
    assert.deepEqual(
      ends.map(({ state, reason }) => reason ?? state),
      ["settled", "ProofInvalid", "settled", "settled"],
    );
    assert.deepEqual(await Promise.all([13, 14, 15, 16].map(settledCount)), [1, 0, 1, 1]);

    const [id] = await submit(14);
    assert.equal(id, ids[1]);
    assert.equal((await finalState(service.url, `/answers/${id}`)).state, "settled");
  });

  // Property L-10
  it("sends no answer that would be passed over, and takes it again with a new consent", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const customer = chain.customer(17);
    await chain.client.setBalance({ address: customer.account.address, value: 10n ** 18n });
    const { answer, consent } = await submissionOf(chain, 17);
    await submitConsent(chain.relayer, chain.deployment, consent);
    const { body } = await post(service.url, "/answers", { answer });
    await withdrawConsent(customer, chain.deployment, { terms: chain.terms });
    await service.close();

    service = await relayer.start();
    const refused = await finalState(service.url, `/answers/${body.id}`);
    assert.deepEqual([refused.state, refused.reason], ["refused", "ConsentNotLive"]);
    assert.match(refused.hint, /consent/);
    assert.equal(await settledCount(17), 0);

    await chain.client.mine({ blocks: 1, interval: 1 });
    await submit(17);
    assert.equal((await finalState(service.url, `/answers/${body.id}`)).state, "settled");
  });
});

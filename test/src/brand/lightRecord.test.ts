import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { type Address, pad } from "viem";
import {
  currentSegment,
  eraseCustomer,
  forgetExpired,
  linkCustomer,
  readLightRecord,
  recordAnswer,
  recordConsent,
  recordWithdrawal,
} from "../../../src/brand/lightRecord.ts";
import { DecdpError, InvalidValueError } from "../../../src/errors.ts";
import { memoryStore, type Store } from "../../../src/store.ts";

const subject: Address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const somebodyElse: Address = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const terms = pad("0xa1");
const otherTerms = pad("0xb2");
const consent = { terms, until: 1000, signedAt: 100 };
const answer = { terms, campaign: 7n, nullifier: 2n ** 200n, segment: 3, validAt: 200, expiry: 500 };
const inCampaign = { campaign: 7n, now: 300 };

describe("light record", () => {
  let store: Store;
  beforeEach(async () => {
    store = memoryStore();
    await linkCustomer(store, subject);
    await recordConsent(store, subject, consent);
    await recordAnswer(store, subject, { answer, now: 300 });
  });

  it("holds a pseudonym, consents and answers, and nothing else", async () => {
    assert.deepEqual(await readLightRecord(store, subject), {
      subject,
      consents: [{ ...consent, withdrawnAt: 0 }],
      answers: [answer],
    });
    assert.equal(await readLightRecord(store, somebodyElse), undefined);
  });

  it("is found by the subject in any spelling, and linking again keeps it", async () => {
    const lower = subject.toLowerCase() as Address;
    await linkCustomer(store, lower);
    assert.equal((await readLightRecord(store, lower))?.answers.length, 1);
  });

  it("gives the segment of the latest answer until that expires", async () => {
    const again = { ...answer, nullifier: 2n, segment: 1, validAt: 250, expiry: 400 };
    await recordAnswer(store, subject, { answer: again, now: 300 });
    assert.equal(await currentSegment(store, subject, inCampaign), 1);
    assert.equal(await currentSegment(store, subject, { campaign: 7n, now: 400 }), 3);
    assert.equal(await currentSegment(store, subject, { campaign: 7n, now: 500 }), undefined);
    assert.equal(await currentSegment(store, subject, { campaign: 70n, now: 300 }), undefined);
    assert.equal(await currentSegment(store, somebodyElse, inCampaign), undefined);
  });

  it("forgets the answers but keeps the evidence when consent is withdrawn", async () => {
    const kept = { ...answer, terms: otherTerms, campaign: 8n };
    await recordConsent(store, subject, { ...consent, terms: otherTerms });
    await recordAnswer(store, subject, { answer: kept, now: 300 });
    await recordWithdrawal(store, subject, { terms, signedAt: 310 });
    const record = await readLightRecord(store, subject);
    assert.deepEqual(record?.consents[0], { ...consent, withdrawnAt: 310 });
    assert.deepEqual(record.answers, [kept]);
    assert.equal(await currentSegment(store, subject, inCampaign), undefined);
    await assert.rejects(recordAnswer(store, subject, { answer, now: 320 }), DecdpError);
  });

  it("goes by the times of consents and withdrawals, not by their order of arrival", async () => {
    await recordWithdrawal(store, subject, { terms, signedAt: 50 });
    assert.equal(await currentSegment(store, subject, inCampaign), 3);
    await recordWithdrawal(store, subject, { terms, signedAt: 310 });
    await recordConsent(store, subject, { ...consent, signedAt: 309 });
    assert.equal((await readLightRecord(store, subject))?.consents[0]?.signedAt, 100);
    await recordConsent(store, subject, { ...consent, signedAt: 311 });
    await recordAnswer(store, subject, { answer, now: 320 });
    assert.equal(await currentSegment(store, subject, inCampaign), 3);
  });

  it("remembers a withdrawal that comes before any consent", async () => {
    await recordWithdrawal(store, subject, { terms: otherTerms, signedAt: 150 });
    await recordConsent(store, subject, { ...consent, terms: otherTerms });
    const record = await readLightRecord(store, subject);
    assert.deepEqual(record?.consents[1], { terms: otherTerms, until: 0, signedAt: 0, withdrawnAt: 150 });
  });

  it("does not use an answer whose consent has run out", async () => {
    await recordAnswer(store, subject, { answer: { ...answer, expiry: 5000 }, now: 300 });
    assert.equal(await currentSegment(store, subject, { campaign: 7n, now: 999 }), 3);
    assert.equal(await currentSegment(store, subject, { campaign: 7n, now: 1000 }), undefined);
    assert.equal(await forgetExpired(store, 1000), 1);
  });

  it("forgets expired answers of all customers", async () => {
    await linkCustomer(store, somebodyElse);
    await recordConsent(store, somebodyElse, consent);
    await recordAnswer(store, somebodyElse, { answer: { ...answer, expiry: 501 }, now: 300 });
    assert.equal(await forgetExpired(store, 500), 1);
    assert.deepEqual((await readLightRecord(store, subject))?.answers, []);
    assert.equal((await readLightRecord(store, somebodyElse))?.answers.length, 1);
  });

  it("leaves nothing of an erased customer, and nothing can be added to it", async () => {
    await eraseCustomer(store, subject);
    assert.deepEqual(await store.list(""), []);
    await recordWithdrawal(store, subject, { terms, signedAt: 400 });
    assert.deepEqual(await store.list(""), []);
    await assert.rejects(recordConsent(store, subject, consent), /no record of this customer/);
  });

  it("says where a stored value is malformed", async () => {
    const [key] = await store.list(`customer/${subject.toLowerCase()}/answer/`);
    const sound = JSON.parse((await store.get(key!))!);
    const malformed = [
      "{",
      "null",
      "[]",
      "7",
      ...Object.keys(sound).map((name) => JSON.stringify({ ...sound, [name]: -1 })),
    ];
    for (const text of [...malformed, JSON.stringify({ ...sound, segment: 5 })]) {
      await store.set(key!, text);
      await assert.rejects(
        readLightRecord(store, subject),
        (error) => error instanceof InvalidValueError && error.message.includes(key!),
        text,
      );
    }
  });
});

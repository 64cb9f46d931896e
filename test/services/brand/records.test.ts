import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Address, pad } from "viem";
import { storeIn } from "../../../services/brand/store/exchange/kept.ts";
import {
  addSubmission,
  beginBatch,
  findSubmission,
} from "../../../services/brand/store/exchange/submissions.ts";
import { noteSettled, takeAnswer, unsettleAfter } from "../../../services/brand/store/records/answers.ts";
import { keepCampaign } from "../../../services/brand/store/records/campaigns.ts";
import {
  appendChanges,
  changesOfSubject,
  lastPosition,
  readChanges,
} from "../../../services/brand/store/records/changes.ts";
import {
  recordStatements,
  type Statement,
  unsayAfter,
} from "../../../services/brand/store/records/consents.ts";
import { findCustomer, linkCustomer } from "../../../services/brand/store/records/customers.ts";
import { decisionRow, standingOf } from "../../../services/brand/store/records/decisions.ts";
import { eraseSubject } from "../../../services/brand/store/records/erasures.ts";
import { sweep } from "../../../services/brand/store/records/sweep.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openRecords } from "../../support/brand/openRecords.ts";

const subject: Address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const other: Address = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const terms = pad("0xA1");
const campaign = 7n;
const answer = { subject, terms, campaign, nullifier: 2n ** 200n, segment: 3, validAt: 200, expiry: 500 };
const given: Statement = { kind: "given", subject, terms, signedAt: 100, until: 1000 };
const withdrawn: Statement = { kind: "withdrawn", subject, terms, signedAt: 150 };

describe("a brand's records in a database", () => {
  let database: Database;

  before(async () => {
    database = await openRecords();
  });
  after(() => database.close());
  beforeEach(async () => {
    const tables =
      "campaigns, customers, statements, consents, answers, forgotten, erasures, changes, submissions, requests";
    await database.query(`truncate ${tables} restart identity`);
    await keepCampaign(database.query, {
      ...{ campaign, terms, purpose: "dpv:Marketing", channel: "web", isSealed: false, retention: 300 },
      ...{ recipients: ["Gym"], published: "{}", openedIn: 5n },
    });
  });

  const say = (...statements: readonly Statement[]) =>
    database.transaction(async (query) => {
      const changes = await recordStatements(query, statements);
      await appendChanges(query, changes);
      return changes.map(({ kind }) => kind);
    });
  const take = (now = 300) =>
    database.transaction(async (query) => {
      const changes = await takeAnswer(query, answer, now);
      await appendChanges(query, changes ?? []);
      return changes?.map(({ kind }) => kind);
    });
  const settle = (settledAt = 250, now = 300) =>
    database.transaction(async (query) => {
      const changes = await noteSettled(query, [{ ...answer, block: 9n, settledAt }], now);
      await appendChanges(query, changes);
      return changes.map(({ kind }) => kind);
    });
  const decide = async (now = 300) => {
    const row = await decisionRow(database.query, { subject, campaign, now });
    const standing = standingOf(row!, now);
    return standing.why === "known" ? standing.answer.segment : standing.why;
  };

  it("gives a segment from the answer to its expiry, by campaign and by purpose", async () => {
    assert.equal(await decide(), "noConsent");
    assert.deepEqual(await say(given), ["consented"]);
    assert.equal(await decide(), "noAnswer");
    assert.deepEqual(await take(), ["answered"]);
    assert.equal(await decide(), 3);
    assert.equal(await decide(499), 3);
    assert.equal(await decide(500), "noAnswer");
    const byPurpose = await decisionRow(database.query, { subject, purpose: "dpv:Marketing", now: 300 });
    assert.equal(byPurpose?.campaigns[0]?.answer?.segment, 3);
    assert.equal(await decisionRow(database.query, { subject, campaign: 70n, now: 300 }), undefined);
    assert.equal(await decisionRow(database.query, { customerId: "nobody", campaign, now: 300 }), undefined);
  });

  it("keeps no answer without a live consent", async () => {
    assert.equal(await take(), undefined);
    await say(given);
    assert.equal(await take(1000), undefined);
    assert.deepEqual(await settle(1000, 1000), []);
    assert.equal(await decide(), "noAnswer");
  });

  it("lets the signing times decide, in whatever order statements arrive", async () => {
    await say(withdrawn);
    assert.deepEqual(await say(given), []);
    assert.equal(await decide(), "withdrawn");
    assert.deepEqual(await say({ ...given, signedAt: 160 }), ["consented"]);
    assert.deepEqual(await say({ ...withdrawn, signedAt: 140 }), []);
    assert.deepEqual(await take(), ["answered"]);
    assert.deepEqual(await say({ ...withdrawn, signedAt: 160 }), ["withdrawn"]);
    assert.equal(await decide(), "withdrawn");
  });

  it("forgets at a withdrawal what was answered, and takes nothing of it back from the chain", async () => {
    await say(given);
    await take();
    await addSubmission(database.query, { ...answer, answer: "{}" }, 300);
    await say(withdrawn);
    assert.equal(await findSubmission(database.query, campaign, answer.nullifier), undefined);
    const rows = await database.query("select * from answers");
    assert.deepEqual(rows, []);
    await say({ ...given, signedAt: 160 });
    assert.deepEqual(await settle(), []);
    assert.equal(await decide(), "noAnswer");
    assert.deepEqual(await take(), ["answered"], "the customer answers anew");
    assert.deepEqual(await settle(), ["settled"]);
  });

  it("does not call back what is being sent, and does not use it", async () => {
    await say(given);
    await take();
    await addSubmission(database.query, { ...answer, answer: "{}" }, 300);
    assert.equal(await beginBatch(database.query, 32, 300), 1);
    await say(withdrawn);
    assert.equal((await findSubmission(database.query, campaign, answer.nullifier))?.state, "ended");
    assert.deepEqual(await settle(), []);
  });

  it("settles an answer once, and knows those that others have settled", async () => {
    await say(given);
    assert.deepEqual(await settle(), ["answered", "settled"]);
    assert.deepEqual(await settle(), []);
    assert.equal(await decide(), 3);
  });

  it("takes back what blocks said that were replaced, but no withdrawal and nothing that was handed over", async () => {
    await say({ ...given, block: 8n });
    await settle();
    const rewind = () =>
      database.transaction(async (query) => {
        const changes = [...(await unsettleAfter(query, 7n)), ...(await unsayAfter(query, 7n))];
        await appendChanges(query, changes);
        return changes.map(({ kind }) => kind);
      });
    assert.deepEqual(await rewind(), ["unsettled", "expired"]);
    assert.equal(await decide(), "noConsent");
    await say({ ...given, block: 8n }, given);
    await take();
    await addSubmission(database.query, { ...answer, answer: "{}" }, 300);
    await settle();
    assert.deepEqual(await rewind(), ["unsettled"]);
    assert.equal(await decide(), 3);
    await say({ ...withdrawn, block: 9n });
    assert.deepEqual(await rewind(), []);
    assert.equal(await decide(), "withdrawn");
  });

  it("links a customer to one subject, the last that proved it", async () => {
    const link = (one: Address, customerId: string) =>
      database.transaction((query) => linkCustomer(query, { subject: one, customerId, linkedAt: 300 }));
    await link(subject, "ann");
    await link(subject, "ann");
    await link(other, "ann");
    assert.equal(await findCustomer(database.query, { subject }), undefined);
    assert.equal((await findCustomer(database.query, { customerId: "ann" }))?.subject, other.toLowerCase());
    const changes = await readChanges(database.query, 0, 10);
    assert.deepEqual(
      changes.map(({ kind, customerId }) => [kind, customerId]),
      [
        ["linked", "ann"],
        ["unlinked", "ann"],
        ["linked", "ann"],
      ],
    );
  });

  it("forgets what expired or whose consent ran out, and keeps the consent as evidence", async () => {
    await say(given);
    await take();
    await sweep(database, 499);
    assert.equal(await decide(), 3);
    await sweep(database, 500);
    assert.deepEqual(await database.query("select * from answers"), []);
    await sweep(database, 1000);
    assert.equal(await decide(1000), "consentOver");
    const kinds = (await changesOfSubject(database.query, subject, 0, 10)).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["consented", "answered", "expired", "expired"]);
  });

  it("erases everything of a subject but that it did, and takes nothing from before up again", async () => {
    await say(given, { ...given, subject: other });
    await take();
    await database.transaction((query) => linkCustomer(query, { subject, customerId: "ann", linkedAt: 300 }));
    const store = storeIn(database.query);
    const kept = (of: Address) => `customer/${of.toLowerCase()}/stopped/7`;
    for (const of of [subject, other]) await store.set(kept(of), "{}");
    const erased = await database.transaction((query) => eraseSubject(query, subject, 310));
    assert.deepEqual(await store.list("customer/"), [kept(other)]);
    assert.deepEqual(erased, { consents: 1, answers: 1, sealKeys: 0, links: 0, uses: 0 });
    await say({ ...given, block: 8n });
    assert.deepEqual(await settle(), []);
    const changes = await changesOfSubject(database.query, subject, 0, 20);
    assert.deepEqual(
      changes.filter(({ customerId }) => customerId !== undefined).map(({ kind }) => kind),
      ["erased"],
    );
    assert.equal(await decisionRow(database.query, { customerId: "ann", campaign, now: 300 }), undefined);
  });

  it("shows changes in the order of their positions while others are being made", async () => {
    const before = await lastPosition(database.query);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        database.transaction((query) =>
          appendChanges(query, [{ kind: "consented", subject, terms: pad(`0x${index + 1}`) }]),
        ),
      ),
    );
    const seen = await readChanges(database.query, before, 100);
    assert.equal(seen.length, 20);
    assert.ok(seen.every(({ position }, index) => index === 0 || position > seen[index - 1]!.position));
  });
});

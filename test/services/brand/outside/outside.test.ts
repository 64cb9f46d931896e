import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { createOffers } from "../../../../services/brand/deciding/offers.ts";
import { createProcessor } from "../../../../services/brand/erasing/processor.ts";
import { createOutsideStep } from "../../../../services/brand/outside/outsideStep.ts";
import type { OutsideParts } from "../../../../services/brand/outside/parts.ts";
import { untilUnused } from "../../../../services/brand/outside/untilUnused.ts";
import {
  countDeliveries,
  deadLetters,
  reviveDeadLetters,
} from "../../../../services/brand/store/outside/deliveries.ts";
import { forgetNameAt } from "../../../../services/brand/store/outside/names.ts";
import {
  addTarget,
  approveTarget,
  rewindTarget,
  type TargetKind,
} from "../../../../services/brand/store/outside/targets.ts";
import { eraseSubject } from "../../../../services/brand/store/records/erasures.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { createWebhookSecret } from "../../../../src/brand/webhooks/secret.ts";
import { isWebhookSigned } from "../../../../src/brand/webhooks/signature.ts";
import {
  customersOnRecord,
  digestOf,
  mirrored,
  secondsNow,
  subjectOf,
} from "../../../support/brand/customersOnRecord.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";
import { type Received, startReceiver } from "../../../support/brand/receiver.ts";

const secret = createWebhookSecret();

describe("what a brand's service sends to targets", () => {
  let database: Database;
  let customers: ReturnType<typeof customersOnRecord>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let step: () => Promise<boolean>;
  let counted: string[];

  before(async () => {
    database = await openRecords();
    customers = customersOnRecord(database);
    await customers.open(7n);
    await customers.open(8n);
    const parts: OutsideParts = {
      database,
      offers: createOffers(database.query),
      seal: mirrored,
      open: mirrored,
      processor: createProcessor("gym.example", "5a".repeat(32)),
      reach: { allowLoopback: true },
      now: secondsNow,
      count: (kind, became) => counted.push(`${kind} ${became}`),
      log: () => {},
    };
    step = createOutsideStep(parts);
  });
  after(() => database.close());
  beforeEach(async () => {
    receiver = await startReceiver();
    counted = [];
    await database.query(
      "truncate targets, deliveries, copies, customers, statements, consents, answers, changes cascade",
    );
  });
  afterEach(() => receiver.close());

  const target = async (kind: TargetKind, campaigns?: bigint[]) => {
    const sealedSecrets = mirrored(JSON.stringify([kind === "webhook" ? secret : "key"]));
    await addTarget(database.query, {
      ...{ target: "t", kind, url: `${receiver.url}/in`, sealedSecrets, campaigns, createdAt: 0 },
    });
  };
  const approve = () => approveTarget(database.query, "t", { by: "Eve, privacy officer", at: secondsNow() });
  const stepAll = async () => {
    for (let steps = 0; steps < 50 && (await step()); steps++);
  };
  /** As if the time until the next try had passed. */
  const passTime = () => database.query("update deliveries set not_before = 0");
  const knows = async (name: string, campaign = 7n, segment = 3) => {
    await customers.link(name);
    await customers.consent(name, campaign);
    await customers.answer(name, campaign, segment);
  };
  const events = () =>
    receiver.received
      .map(({ body }) => JSON.parse(body))
      .map(({ type, data }) => `${type} ${data.customerId}`);
  const messages = () => receiver.received.flatMap(({ body }) => JSON.parse(body).batch);
  const traits = () =>
    messages()
      .filter(({ type }) => type === "identify")
      .map(({ userId, traits: { decdp_7: trait } }) => `${userId} ${trait}`);

  it("is nothing before the privacy officer has approved the target", async () => {
    await target("webhook");
    await knows("ada");
    await stepAll();
    assert.equal(receiver.received.length, 0);
    await approve();
    await customers.stop("ada", 7n);
    await stepAll();
    assert.deepEqual(events(), ["consent.withdrawn ada"], "and nothing of before");
  });

  it("is signed, told by the brand's own name, and says nothing of whom it does not know by name", async () => {
    await target("webhook");
    await approve();
    await knows("ada");
    await customers.consent("stranger", 7n);
    await stepAll();
    assert.deepEqual(events(), ["consent.given ada", "segment.known ada"]);
    for (const { headers, body } of receiver.received) {
      assert.ok(
        isWebhookSigned([secret], { headers: headers as Record<string, string>, body }, secondsNow()),
      );
    }
    const { data } = JSON.parse(receiver.received[1]!.body);
    assert.deepEqual([data.campaigns, data.segment], [["7"], 3]);
    assert.deepEqual(counted, ["webhook taken", "webhook taken"]);
  });

  it("is only what the target was approved for", async () => {
    await target("webhook", [8n]);
    await approve();
    await knows("ada");
    await knows("bea", 8n);
    await stepAll();
    assert.deepEqual(events(), ["consent.given bea", "segment.known bea"]);
  });

  it("is dropped where a withdrawal came before it, which itself overtakes", async () => {
    await target("webhook");
    await approve();
    for (let number = 0; number < 30; number++) await knows(`c${number}`);
    await customers.stop("c29", 7n);
    // On a busy machine a delivery may not be over in its time, and is tried again.
    do {
      await passTime();
      await stepAll();
    } while ((await countDeliveries(database.query, "t")).waiting > 0);
    const told = [...new Set(events())];
    assert.ok(!told.includes("segment.known c29"));
    assert.ok(told.indexOf("consent.withdrawn c29") < 16, "among the first that are sent");
    assert.equal(told.filter((one) => one.startsWith("segment.known")).length, 29);
  });

  it("is tried again with the same id, then put aside, and can be sent again", async () => {
    await target("webhook");
    await approve();
    await knows("ada");
    receiver.answers(async () => 500);
    for (let tries = 0; tries < 12; tries++) {
      await stepAll();
      await passTime();
    }
    assert.equal(receiver.received.length, 20, "ten tries for each of two messages");
    assert.equal(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size, 2);
    assert.deepEqual(await countDeliveries(database.query, "t"), { waiting: 0, dead: 2 });
    assert.equal((await deadLetters(database.query, "t", 10))[0]?.failure, "HTTP status 500");
    receiver.answers(async () => 200);
    assert.equal(await reviveDeadLetters(database.query, "t"), 2);
    await stepAll();
    assert.deepEqual(await countDeliveries(database.query, "t"), { waiting: 0, dead: 0 });
  });

  it("is sent again from a position on", async () => {
    await target("webhook");
    await approve();
    await knows("ada");
    await stepAll();
    const before = events();
    await rewindTarget(database.query, "t", 0);
    await stepAll();
    assert.deepEqual(events().slice(before.length), before);
  });

  it("does not follow where a target leads", async () => {
    await target("webhook");
    await approve();
    await knows("ada");
    receiver.answers(async () => 302);
    await stepAll();
    assert.ok(receiver.received.every(({ path }) => path === "/in"));
    assert.equal((await countDeliveries(database.query, "t")).waiting, 2);
  });

  it("is a trait with its expiry for whoever is known when an audience is approved, and null after a stop", async () => {
    await target("segment");
    await knows("ada");
    await knows("bea", 7n, 0);
    await customers.link("cid");
    await approve();
    await stepAll();
    assert.deepEqual(traits().sort(), ["ada segment-3", "bea segment-0"]);
    assert.ok(Date.parse(messages()[0].traits.decdp_7_expires) > Date.now());
    await customers.stop("ada", 7n);
    await stepAll();
    assert.deepEqual(traits().slice(2), ["ada null"]);
    assert.equal(messages().at(-1).event, "Segment Consent Preference Updated");
    await stepAll();
    assert.equal(traits().length, 3, "and is not cleared twice");
  });

  it("is dropped from an audience for a customer who stopped before it was sent", async () => {
    await target("segment");
    await approve();
    await knows("ada");
    await customers.stop("ada", 7n);
    await stepAll();
    assert.equal(receiver.received.length, 0);
  });

  it("is cleared also where what was sent before may have arrived in spite of an error", async () => {
    await target("segment");
    await approve();
    await knows("ada");
    receiver.answers(async () => 500);
    await stepAll();
    assert.deepEqual(traits(), ["ada segment-3"]);
    await customers.stop("ada", 7n);
    receiver.answers(async () => 200);
    await stepAll();
    assert.deepEqual(traits(), ["ada segment-3", "ada null"]);
  });

  it("has arrived, or is over, before a withdrawal is acknowledged", async () => {
    await target("segment");
    await approve();
    await knows("ada");
    let arrive = () => {};
    const asked = new Promise<Received>((resolve) => {
      receiver.answers(async (one) => {
        resolve(one);
        await new Promise<void>((release) => {
          arrive = release;
        });
        return 200;
      });
    });
    const stepping = stepAll();
    await asked;
    await customers.stop("ada", 7n);
    let isAcknowledged = false;
    const acknowledged = untilUnused(database.query, subjectOf("ada")).then(() => {
      isAcknowledged = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(isAcknowledged, false, "while a message about the customer is on its way");
    receiver.answers(async () => 200);
    arrive();
    await acknowledged;
    await stepping;
    await stepAll();
    assert.deepEqual(traits(), ["ada segment-3", "ada null"]);
  });

  it("says of an erased customer that, and then nobody knows the name any more", async () => {
    await target("segment");
    await approve();
    await knows("ada");
    await stepAll();
    await database.transaction((query) => eraseSubject(query, subjectOf("ada"), secondsNow()));
    await forgetNameAt(database.query, digestOf("ada"), secondsNow() + 3600);
    await stepAll();
    assert.deepEqual(traits(), ["ada segment-3", "ada null"]);
    assert.equal((await database.query("select * from copies")).length, 0);
  });
});

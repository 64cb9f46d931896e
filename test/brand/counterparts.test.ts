import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { loadCounterparts } from "../../scripts/brand/counterparts/load.ts";
import { addTarget, approveTarget, type TargetKind } from "../../services/brand/store/outside/targets.ts";
import type { Database } from "../../services/shared/database/database.ts";
import { type BrandClient, createBrandClient } from "../../src/brand/client/brandClient.ts";
import { createOpenFeatureProvider } from "../../src/brand/openFeature/provider.ts";
import { createWebhookSecret } from "../../src/brand/webhooks/secret.ts";
import { customersOnRecord, secondsNow } from "../support/brand/customersOnRecord.ts";
import { openRecords } from "../support/brand/openRecords.ts";
import { startReceiver } from "../support/brand/receiver.ts";
import { startStack } from "../support/brand/stackUnderTest.ts";

const secret = createWebhookSecret();

describe("a brand's stack, as its makers publish it,", () => {
  let theirs: Awaited<ReturnType<typeof loadCounterparts>>;
  let database: Database;
  let customers: ReturnType<typeof customersOnRecord>;
  let stack: Awaited<ReturnType<typeof startStack>>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let client: BrandClient;

  before(async () => {
    theirs = await loadCounterparts();
    database = await openRecords();
    customers = customersOnRecord(database);
    await customers.open(7n);
    stack = await startStack(database, { decideWithin: 5000, lease: 5000 });
    client = createBrandClient({ url: stack.url, token: "token" });
  });
  after(async () => {
    await theirs.openFeature.OpenFeature.close();
    await stack.close();
    await database.close();
  });
  beforeEach(async () => {
    receiver = await startReceiver();
    await customers.link("ada");
    await customers.consent("ada", 7n);
    await customers.answer("ada", 7n);
  });
  afterEach(async () => {
    await receiver.close();
    await database.query("truncate targets cascade");
  });

  const target = async (kind: TargetKind) => {
    const own = [kind === "webhook" ? secret : "key"];
    await addTarget(database.query, {
      ...{ target: "t", kind, url: receiver.url, campaigns: undefined, createdAt: 0 },
      sealedSecrets: stack.stack.outside.seal(JSON.stringify(own)),
    });
    await approveTarget(database.query, "t", { by: "Eve", at: 1 });
  };
  const until = async (condition: () => boolean) => {
    for (let looks = 0; !condition(); looks++) {
      assert.ok(looks < 400, `nothing came: ${stack.failures.join("; ")}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  it("decides by OpenFeature's SDK over OFREP", async () => {
    const { OpenFeature } = theirs.openFeature;
    await OpenFeature.setProviderAndWait("ofrep", new theirs.ofrep.OFREPProvider({ baseUrl: stack.url }));
    const flags = OpenFeature.getClient("ofrep");
    const details = (key: string, targetingKey: string) =>
      flags.getStringDetails(key, "everybody", { targetingKey });
    const known = await details("decdp_7", "ada");
    assert.deepEqual(
      [known.value, known.reason, known.flagMetadata.segment],
      ["segment-3", "TARGETING_MATCH", 3],
    );
    const unknown = await details("decdp_7", "nobody");
    assert.deepEqual(
      [unknown.value, unknown.reason, unknown.flagMetadata.why],
      ["general", "DEFAULT", "unknownCustomer"],
    );
    const missing = await details("other", "ada");
    assert.deepEqual([missing.value, missing.errorCode], ["everybody", "FLAG_NOT_FOUND"]);
    await customers.stop("ada", 7n);
    assert.equal((await details("decdp_7", "ada")).flagMetadata.why, "withdrawn");
  });

  it("decides by OpenFeature's SDK in process, and hears of withdrawals", async () => {
    const { OpenFeature, ProviderEvents } = theirs.openFeature;
    await OpenFeature.setProviderAndWait("inProcess", createOpenFeatureProvider(client));
    const flags = OpenFeature.getClient("inProcess");
    const details = (targetingKey: string) =>
      flags.getStringDetails("decdp_7", "everybody", { targetingKey });
    assert.equal((await details("ada")).value, "segment-3");
    assert.deepEqual([(await details("bea")).value, (await details("bea")).reason], ["everybody", "DEFAULT"]);
    assert.equal(
      (await flags.getNumberDetails("decdp_7", 9, { targetingKey: "ada" })).errorCode,
      "TYPE_MISMATCH",
    );
    const told: string[][] = [];
    flags.addHandler(ProviderEvents.ConfigurationChanged, (event: { flagsChanged: string[] }) =>
      told.push(event.flagsChanged),
    );
    // The provider has to know where it is before something happens.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await customers.stop("ada", 7n);
    await until(() => told.length > 0);
    assert.deepEqual(told, [["decdp_7"]]);
    assert.deepEqual(
      [(await details("ada")).value, (await details("ada")).flagMetadata.why],
      ["everybody", "withdrawn"],
    );
  });

  it("takes webhooks by standardwebhooks", async () => {
    await target("webhook");
    await customers.stop("ada", 7n);
    await until(() => receiver.received.length > 0);
    const { headers, body } = receiver.received[0]!;
    const { type, data } = new theirs.webhooks.Webhook(secret).verify(body, headers);
    assert.deepEqual([type, data.customerId, data.campaigns], ["consent.withdrawn", "ada", ["7"]]);
    assert.throws(() => new theirs.webhooks.Webhook(createWebhookSecret()).verify(body, headers));
  });

  it("gets the same shape of batch as from Segment's own library", async () => {
    const library = await startReceiver();
    const analytics = new theirs.segment.Analytics({ writeKey: "key", host: library.url, path: "/v1/batch" });
    analytics.identify({ userId: "ada", traits: { decdp_7: "segment-3" } });
    analytics.track({ userId: "ada", event: "Segment Known", properties: {} });
    await analytics.closeAndFlush();
    await target("segment");
    await until(() => receiver.received.length > 0);
    const [own, usual] = [receiver.received[0]!, library.received[0]!];
    await library.close();
    assert.equal(own.path, usual.path);
    assert.match(own.headers["content-type"]!, /^application\/json/);
    if (usual.headers.authorization !== undefined) {
      assert.equal(own.headers.authorization, usual.headers.authorization);
    }
    const [ours, wanted] = [JSON.parse(own.body).batch, JSON.parse(usual.body).batch];
    for (const [index, message] of wanted.entries()) {
      for (const [key, value] of Object.entries(message).filter(
        ([name]) => !["_metadata", "integrations"].includes(name),
      )) {
        assert.equal(typeof ours[index][key], typeof value, `${message.type}.${key}`);
      }
      assert.equal(ours[index].type, message.type);
    }
  });

  it("targets by our trait in GrowthBook, until it expires or is cleared", async () => {
    await target("segment");
    await until(() => receiver.received.length > 0);
    const traits = JSON.parse(receiver.received[0]!.body).batch[0].traits;
    const featureFor = (attributes: object) => {
      const growthBook = new theirs.growthBook.GrowthBook({
        attributes,
        features: {
          banner: {
            defaultValue: "general",
            rules: [
              {
                condition: {
                  decdp_7: "segment-3",
                  decdp_7_expires: { $gt: new Date().toISOString() },
                },
                force: "outdoor",
              },
            ],
          },
        },
      });
      return growthBook.getFeatureValue("banner", "general");
    };
    assert.equal(featureFor({ id: "ada", ...traits }), "outdoor");
    assert.equal(
      featureFor({ id: "ada", ...traits, decdp_7_expires: new Date(secondsNow() * 1000 - 1).toISOString() }),
      "general",
    );
    await customers.stop("ada", 7n);
    await until(() => receiver.received.length > 1);
    const cleared = JSON.parse(receiver.received[1]!.body).batch[0].traits;
    assert.equal(featureFor({ id: "ada", ...traits, ...cleared }), "general");
  });
});

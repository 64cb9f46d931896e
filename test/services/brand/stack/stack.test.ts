import assert from "node:assert/strict";
import { createPublicKey, randomUUID, verify } from "node:crypto";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { zeroAddress } from "viem";
import type { Database } from "../../../../services/shared/database/database.ts";
import { type BrandClient, createBrandClient } from "../../../../src/brand/client/brandClient.ts";
import type { Withdrawal } from "../../../../src/brand/client/withdrawals.ts";
import { productRecipe } from "../../../../src/brand/recipes/product.ts";
import { documentOf } from "../../../../src/brand/recipes/recipe.ts";
import { isWebhookSigned } from "../../../../src/brand/webhooks/signature.ts";
import {
  readCampaignDocument,
  writeCampaignDocument,
} from "../../../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../../../src/format/campaign/publishedCampaign.ts";
import { customersOnRecord, digestOf, secondsNow } from "../../../support/brand/customersOnRecord.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";
import { startReceiver } from "../../../support/brand/receiver.ts";
import { recipeBrand } from "../../../support/brand/recipeBrand.ts";
import { OFFICER, startStack } from "../../../support/brand/stackUnderTest.ts";

const marketing = { purpose: "dpv:Marketing", channel: "web" } as const;

describe("what serves a brand's own stack", () => {
  let database: Database;
  let customers: ReturnType<typeof customersOnRecord>;
  let stack: Awaited<ReturnType<typeof startStack>>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let client: BrandClient;

  before(async () => {
    database = await openRecords();
    customers = customersOnRecord(database);
    stack = await startStack(database, { decideWithin: 5000, lease: 5000 });
    client = createBrandClient({ url: stack.url, token: "token" });
    for (const campaign of [7n, 8n]) await customers.open(campaign);
  });
  after(async () => {
    await stack.close();
    await database.close();
  });
  beforeEach(async () => {
    receiver = await startReceiver();
    for (const name of ["ada", "bea"]) {
      await customers.link(name);
      await customers.consent(name, 7n);
      await customers.answer(name, 7n);
    }
  });
  afterEach(() => receiver.close());

  const send = async (method: string, route: string, body?: object, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${stack.url}${route}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      json: text === "" ? undefined : JSON.parse(text),
    };
  };
  const addTarget = async (order: object, path = "/in") => {
    const { status, json } = await send("POST", "/targets", { url: `${receiver.url}${path}`, ...order });
    assert.equal(status, 201);
    return json as { target: string; secret?: string };
  };
  const approve = (target: string, token = OFFICER) =>
    send("POST", `/targets/${target}/approval`, { by: "Eve" }, { "x-decdp-officer": token });
  const until = async (condition: () => boolean) => {
    for (let looks = 0; !condition(); looks++) {
      assert.ok(looks < 200, `nothing came: ${stack.failures.join("; ")}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  it("decides, and follows withdrawals in their order", async () => {
    const known = await client.decide({ customerId: "ada", ...marketing, withinMs: 5000 });
    assert.equal(known.content === "personal" && known.segment, 3);
    const withdrawn = new Promise<Withdrawal>((resolve) => {
      let isReady = false;
      const end = client.onWithdrawal(
        (one) => {
          end();
          resolve(one);
        },
        {
          async onPosition() {
            if (isReady) return;
            isReady = true;
            await customers.stop("ada", 7n);
          },
        },
      );
    });
    const { customerId, campaigns } = await withdrawn;
    assert.deepEqual([customerId, campaigns], ["ada", [7n]]);
    assert.equal(
      (await client.decide({ customerId: "ada", ...marketing, withinMs: 5000 })).reason,
      "withdrawn",
    );
  });

  it("refuses questions that are none, and tells what is wrong", async () => {
    for (const body of [
      {},
      { customerId: "ada" },
      { customerId: "", campaign: "7" },
      { customerId: "ada", campaign: 7 },
    ]) {
      assert.equal((await send("POST", "/decisions", body)).status, 400);
    }
    const cap = { frequencyCap: { most: 0, within: 1 } };
    assert.equal((await send("POST", "/campaigns/7/settings", cap)).status, 400);
    assert.equal((await send("POST", "/campaigns/70/settings", {})).status, 404);
    const night = { quietHours: { from: "21:00", to: "8:00", timeZone: "Europe/Oslo" } };
    assert.equal((await send("POST", "/campaigns/7/settings", night)).status, 400);
  });

  it("keeps a campaign's settings, but for the control group, which is decided once", async () => {
    const settings = { controlOneIn: 20, frequencyCap: { most: 1, within: 60 } };
    assert.equal((await send("POST", "/campaigns/8/settings", settings)).status, 200);
    assert.equal((await send("POST", "/campaigns/8/settings", { controlOneIn: 20 })).status, 200);
    assert.equal(
      (await send("POST", "/campaigns/8/settings", { controlOneIn: 0 })).json.error,
      "ControlGroupFixed",
    );
  });

  it("evaluates flags over OFREP, with a tag for all of them", async () => {
    const context = { targetingKey: "bea" };
    const one = await send("POST", "/ofrep/v1/evaluate/flags/decdp_7", { context });
    assert.deepEqual([one.json.value, one.json.reason], ["segment-3", "TARGETING_MATCH"]);
    assert.equal((await send("POST", "/ofrep/v1/evaluate/flags/other", { context })).status, 404);
    const all = await send("POST", "/ofrep/v1/evaluate/flags", { context });
    assert.deepEqual(
      all.json.flags.map(({ key, value }: { key: string; value: string }) => `${key} ${value}`),
      ["decdp_7 segment-3", "decdp_8 general"],
    );
    const tag = { "if-none-match": all.headers.get("etag")! };
    assert.equal((await send("POST", "/ofrep/v1/evaluate/flags", { context }, tag)).status, 304);
    await customers.stop("bea", 7n);
    assert.equal((await send("POST", "/ofrep/v1/evaluate/flags", { context }, tag)).status, 200);
  });

  it("gives audiences by the brand's own names, as far as they may be shown something", async () => {
    const order = { campaign: 7n, segment: 3, channel: "web" } as const;
    assert.deepEqual((await client.audience(order)).customers.toSorted(), ["ada", "bea"]);
    await customers.stop("ada", 7n);
    assert.deepEqual((await client.audience(order)).customers, ["bea"]);
    await customers.answer("bea", 7n, 1);
    assert.deepEqual((await client.audience(order)).customers, [], "the newest answer counts");
    assert.deepEqual((await client.audience({ ...order, channel: "sms" })).customers, []);
  });

  it("sends nothing to a target before its officer approves it, whoever else tries to", async () => {
    const { target, secret } = await addTarget({ kind: "webhook" });
    assert.equal((await approve(target, "token")).status, 403);
    assert.equal((await approve(randomUUID())).status, 404);
    assert.equal((await send("GET", "/targets")).json.targets[0].approved, undefined);
    await approve(target);
    const { approved } = (await send("GET", "/targets")).json.targets[0];
    assert.equal(approved.by, "Eve");
    assert.ok(!(await send("GET", "/targets")).text.includes(secret!), "a secret is shown once");
    await customers.stop("ada", 7n);
    await until(() => receiver.received.length > 0);
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]];
    assert.ok(isWebhookSigned([secret!], { headers: headers as Record<string, string>, body }, secondsNow()));
    const next = await send("POST", `/targets/${target}/secret`, {});
    await customers.stop("bea", 7n);
    await until(() => receiver.received.length > 1);
    for (const one of [secret!, next.json.secret]) {
      const { headers, body } = receiver.received[1]!;
      assert.ok(isWebhookSigned([one], { headers: headers as Record<string, string>, body }, secondsNow()));
    }
    assert.equal((await send("DELETE", `/targets/${target}`)).status, 204);
  });

  it("takes no target that is inside, or not what it says", async () => {
    const refused = [
      { kind: "webhook", url: "http://shop.example/" },
      { kind: "webhook", url: "https://10.0.0.1/" },
      { kind: "webhook", url: "https://[fd00::1]/" },
      { kind: "webhook", url: "https://[::ffff:169.254.169.254]/" },
      ...["::a9fe:a9fe", "64:ff9b:1::a9fe:a9fe", "2002:a9fe:a9fe::"].map((address) => {
        return { kind: "webhook", url: `https://[${address}]/` };
      }),
      { kind: "webhook", url: "https://169.254.169.254/latest" },
      { kind: "webhook", url: "https://user:pass@shop.example/" },
      { kind: "webhook", url: "file:///etc/passwd" },
      { kind: "webhook", url: receiver.url, writeKey: "key" },
      { kind: "segment", url: receiver.url },
    ];
    for (const order of refused) assert.equal((await send("POST", "/targets", order)).status, 422, order.url);
    assert.equal((await send("POST", "/targets", { kind: "ftp", url: receiver.url })).status, 400);
  });

  it("tells a customer why, and stops at once what the customer contests", async () => {
    const document = readCampaignDocument(writeCampaignDocument(documentOf(productRecipe(recipeBrand))));
    const published = writePublishedCampaign({
      campaign: 9n,
      chainId: 31_337,
      campaigns: zeroAddress,
      document,
    });
    await customers.open(9n);
    await database.query("update campaigns set published = $1 where campaign = '9'", [published]);
    await customers.link("zoe");
    await customers.consent("zoe", 9n);
    await customers.answer("zoe", 9n, 2);
    const known = { customerId: "zoe", campaign: 9n };
    const { segment, attributes, words, language } = await client.why({ ...known, language: "nl-BE" });
    assert.deepEqual([segment, attributes, language], [2, ["daysOutdoors", "householdSize"], "en"]);
    assert.ok(words.length > 3 && words.every((line) => line !== ""), words.join("\n"));
    const decided = async () => (await client.decideCampaign({ ...known, withinMs: 5000 })).content;
    // The service looks for new campaigns once a second.
    for (let looks = 0; (await decided()) !== "personal"; looks++) {
      assert.ok(looks < 200, "the answer is not used");
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.deepEqual(await client.contest(known), { answers: 1, humanContact: recipeBrand.humanContact });
    assert.equal(await decided(), "general");
    await assert.rejects(client.why(known), /NothingKnown/);
    assert.equal((await client.contest(known)).answers, 0);
    await assert.rejects(client.contest({ ...known, customerId: "nobody" }), /NothingKnown/);
  });

  it("erases a customer: what was removed, what remains, and nothing when it is repeated", async () => {
    const { erased, remains } = await client.erase("ada");
    assert.match(erased.join(), /consents: 1.*answers: \d/);
    assert.ok(remains.some((one) => one.startsWith("on the chain")));
    assert.equal(
      (await client.decide({ customerId: "ada", ...marketing, withinMs: 5000 })).reason,
      "unknownCustomer",
    );
    assert.deepEqual((await client.erase("ada")).erased, []);
  });

  it("erases over OpenDSR, with a signed receipt and callbacks to approved targets only", async () => {
    const callback = `${receiver.url}/callbacks`;
    const request = {
      ...{ regulation: "gdpr", subject_request_id: randomUUID(), subject_request_type: "erasure" },
      submitted_time: new Date().toISOString(),
      subject_identities: [
        { identity_type: "controller_customer_id", identity_value: "bea", identity_format: "raw" },
      ],
      status_callback_urls: [callback],
    };
    const place = "/opendsr/v1/opendsr_requests";
    assert.equal((await send("POST", place, request)).status, 400, "nobody approved the callback");
    await approve((await addTarget({ kind: "opendsr" }, "/callbacks")).target);
    const receipt = await send("POST", place, request);
    assert.equal(receipt.status, 201);
    const key = createPublicKey(await (await fetch(`${stack.url}/opendsr/v1/certificate`)).text());
    const isSigned = (body: string, signature: string | null | undefined) =>
      verify("sha256", Buffer.from(body), key, Buffer.from(signature ?? "", "base64"));
    assert.ok(isSigned(receipt.text, receipt.headers.get("x-opendsr-signature")));
    assert.ok(!isSigned(`${receipt.text} `, receipt.headers.get("x-opendsr-signature")));
    assert.deepEqual(JSON.parse(Buffer.from(receipt.json.encoded_request, "base64").toString()), request);
    await until(() => receiver.received.length > 0);
    const [{ body, headers }] = receiver.received as [(typeof receiver.received)[number]];
    assert.ok(isSigned(body, headers["x-opendsr-signature"] as string));
    const told = JSON.parse(body);
    assert.deepEqual([told.request_status, told.status_callback_url], ["completed", callback]);
    assert.match(told.extensions.decdp.erased.join(), /answers: \d/);
    assert.ok(!body.includes("bea") && !body.includes(digestOf("bea")));
    assert.equal((await send("POST", place, request)).text, receipt.text, "the same again");
    const other = { ...request, regulation: "ccpa" };
    assert.equal((await send("POST", place, other)).status, 409);
    assert.equal(
      (await send("GET", `${place}/${request.subject_request_id}`)).json.request_status,
      "completed",
    );
    assert.equal((await send("DELETE", `${place}/${request.subject_request_id}`)).status, 400);
    assert.equal((await send("GET", `${place}/${randomUUID()}`)).status, 404);
  });
});

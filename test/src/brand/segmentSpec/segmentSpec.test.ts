import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { batchRequests } from "../../../../src/brand/segmentSpec/batch.ts";
import { clearedMessages, knownMessages } from "../../../../src/brand/segmentSpec/messages.ts";

const origin = { customerId: "ada", campaign: 7n, id: "42", at: 0 };
const target = { url: "https://cdp.example/", writeKey: "key" };

describe("messages of the Segment spec", () => {
  it("identify a customer by a trait with its expiry, and track it", () => {
    const [identify, track] = knownMessages(origin, { segment: 3, expiry: 86_400 });
    assert.deepEqual(identify, {
      type: "identify",
      userId: "ada",
      messageId: "decdp-42-7-identify-segment-3",
      timestamp: "1970-01-01T00:00:00.000Z",
      context: { library: { name: "decdp" }, consent: { categoryPreferences: { decdp_7: true } } },
      traits: { decdp_7: "segment-3", decdp_7_expires: "1970-01-02T00:00:00.000Z" },
    });
    assert.equal(track?.event, "Segment Known");
  });

  it("clear the trait after a withdrawal, and update the consent preference", () => {
    const [identify, track] = clearedMessages(origin);
    assert.deepEqual(identify?.traits, { decdp_7: null, decdp_7_expires: null });
    assert.equal(track?.event, "Segment Consent Preference Updated");
    assert.deepEqual(track?.context.consent.categoryPreferences, { decdp_7: false });
  });

  it("go in their order to /v1/batch with the write key, as few at a time as sizes need", () => {
    const [request, ...others] = batchRequests(target, clearedMessages(origin));
    assert.equal(others.length, 0);
    assert.equal(request?.url, "https://cdp.example/v1/batch");
    assert.equal(request?.headers.authorization, `Basic ${btoa("key:")}`);
    assert.equal(JSON.parse(request!.body).batch.length, 2);
    const many = Array.from({ length: 2000 }, () => clearedMessages(origin)).flat();
    const requests = batchRequests(target, many);
    assert.ok(requests.length > 1 && requests.every(({ body }) => body.length <= 500_000));
    assert.deepEqual(
      requests.flatMap(({ body }) => JSON.parse(body).batch),
      JSON.parse(JSON.stringify(many)),
    );
    assert.deepEqual(batchRequests(target, []), []);
  });
});

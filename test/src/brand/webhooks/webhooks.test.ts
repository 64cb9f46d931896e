import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { webhookBody } from "../../../../src/brand/webhooks/event.ts";
import { MOST_TRIES, secondsUntilRetry } from "../../../../src/brand/webhooks/retry.ts";
import { createWebhookSecret, webhookKey } from "../../../../src/brand/webhooks/secret.ts";
import { isWebhookSigned, signWebhook } from "../../../../src/brand/webhooks/signature.ts";
import { InvalidValueError } from "../../../../src/errors.ts";

const [secret, former, foreign] = [createWebhookSecret(), createWebhookSecret(), createWebhookSecret()];
const message = { id: "msg_1", sentAt: 1_800_000_000, body: '{"type":"consent.withdrawn"}' };
const { body, sentAt } = message;

describe("a webhook", () => {
  it("is signed as Standard Webhooks has it", () => {
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const wanted = createHmac("sha256", key).update(`msg_1.1800000000.${body}`).digest("base64");
    assert.equal(signWebhook([secret], message)["webhook-signature"], `v1,${wanted}`);
  });

  it("is taken from whoever knows the secret, and from nobody else", () => {
    const headers = { ...signWebhook([secret], message) };
    const check = (changed: Record<string, string>, text = body, now = sentAt) =>
      isWebhookSigned([secret], { headers: { ...headers, ...changed }, body: text }, now);
    assert.ok(check({}));
    assert.ok(check({}, body, sentAt + 300));
    assert.ok(!check({}, body, sentAt + 301), "replayed later");
    assert.ok(!check({}, body, sentAt - 301), "dated ahead");
    assert.ok(!check({}, `${body} `));
    assert.ok(!check({ "webhook-id": "msg_2" }));
    assert.ok(!check({ "webhook-timestamp": `${sentAt + 1}` }));
    assert.ok(!check({ "webhook-timestamp": "1e9" }));
    assert.ok(!check({ "webhook-signature": "" }));
    assert.ok(!check({ "webhook-signature": headers["webhook-signature"].replace("v1,", "v1a,") }));
    assert.ok(!isWebhookSigned([foreign], { headers, body }, sentAt));
    assert.ok(!isWebhookSigned([], { headers, body }, sentAt));
  });

  it("can be checked with either secret while one is replaced", () => {
    const headers = { ...signWebhook([secret, former], message) };
    assert.ok(isWebhookSigned([former], { headers, body }, sentAt));
    assert.ok(isWebhookSigned([secret], { headers, body }, sentAt));
    assert.ok(!isWebhookSigned([foreign], { headers, body }, sentAt));
  });

  it("refuses a secret that is none, without repeating it", () => {
    for (const given of [
      "whsec_",
      "whsec_c2hvcnQ=",
      "whsec_?",
      secret.slice(6),
      `whsec_${btoa("a".repeat(65))}`,
    ]) {
      assert.throws(
        () => webhookKey(given),
        (error) =>
          error instanceof InvalidValueError && !error.message.includes(given.slice("whsec_".length) || "?"),
      );
    }
  });

  it("is tried again later and later, for two days", () => {
    const waits = Array.from(
      { length: MOST_TRIES - 1 },
      (_, tries) => secondsUntilRetry(tries + 1, { random: 0 })!,
    );
    assert.deepEqual(waits.slice(0, 4), [5, 20, 80, 320]);
    assert.deepEqual(
      waits,
      [...waits].sort((left, right) => left - right),
    );
    assert.equal(secondsUntilRetry(MOST_TRIES), undefined);
    assert.equal(secondsUntilRetry(1, { retryAfter: 60, random: 0 }), 60);
    assert.equal(
      secondsUntilRetry(1, { retryAfter: 1e9, random: 0 }),
      12 * 3600,
      "no receiver decides for ever",
    );
    assert.equal(secondsUntilRetry(1, { random: 1 }), 6);
  });

  it("says what happened and when", () => {
    const event = { type: "consent.withdrawn", at: 0, customerId: "ada", campaigns: [7n] } as const;
    assert.deepEqual(JSON.parse(webhookBody(event)), {
      type: "consent.withdrawn",
      timestamp: "1970-01-01T00:00:00.000Z",
      data: { customerId: "ada", campaigns: ["7"] },
    });
  });
});

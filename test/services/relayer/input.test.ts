import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { toText } from "../../../services/relayer/http/shapes.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { submitConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { BASE_MODULUS, SCALAR_MODULUS } from "../../../src/field.ts";
import { START, VALID_AT } from "../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
} from "../../support/relayer/relayerUnderTest.ts";
import { dribble } from "../../support/relayer/sockets.ts";

describe("the relayer against hostile input", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;
  let submission: Awaited<ReturnType<typeof submissionOf>>;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    submission = await submissionOf(chain, 100);
  });
  afterEach(() => service.close());
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  const balance = () => chain.client.getBalance(relayer.account);

  // Property L-9
  it("refuses what has not the shape of an answer", async () => {
    service = await relayer.start();
    const text = toText(submission);
    const answer = (change: object) => toText({ ...submission, answer: { ...submission.answer, ...change } });
    const { proof, nullifier } = submission.answer;
    const wrong: readonly string[] = [
      "",
      "{",
      "null",
      "[]",
      '"text"',
      text.slice(0, -1),
      `${"[".repeat(8000)}${"]".repeat(8000)}`,
      `${'{"answer":'.repeat(1200)}1${"}".repeat(1200)}`,
      toText({ ...submission, extra: 1 }),
      toText({ consent: submission.consent }),
      text.replace('{"answer":', '{"__proto__":{"x":1},"answer":'),
      text.replace(`"${nullifier}"`, `${nullifier}`),
      text.replace(`"${nullifier}"`, `"0x${nullifier.toString(16)}"`),
      text.replace(`"${nullifier}"`, `"0${nullifier}"`),
      answer({ nullifier: nullifier + SCALAR_MODULUS }),
      answer({ nullifier: "one" }),
      answer({ nullifier: -1n }),
      answer({ sealedSegment: SCALAR_MODULUS }),
      answer({ root: SCALAR_MODULUS }),
      answer({ campaign: 2n ** 256n }),
      answer({ period: 1.5 }),
      answer({ period: -1 }),
      answer({ validAt: 2 ** 40 }),
      answer({ subject: "0x12" }),
      answer({ subject: `${submission.answer.subject}00` }),
      answer({ proof: { ...proof, a: [BASE_MODULUS, 0n] } }),
      answer({ proof: { ...proof, a: [proof.a[0]] } }),
      answer({ proof: { ...proof, c: [...proof.c, 0n] } }),
    ];
    for (const body of wrong) {
      const reply = await post(service.url, "/answers", body);
      assert.equal(reply.status, 400, `${body.slice(0, 200)} gave ${JSON.stringify(reply.body)}`);
    }
  });

  // Property L-9
  it("refuses answers that the contract would refuse, each with the contract's reason", async () => {
    service = await relayer.start();
    const { answer, consent } = submission;
    const { proof } = answer;
    const [other] = [chain.answers[101]!];
    const cases: readonly [string, object][] = [
      ["CampaignUnknown", { campaign: 2n ** 255n }],
      ["PeriodNotCurrent", { period: 1 }],
      ["ValidAtOutOfRange", { validAt: VALID_AT + 1 }],
      ["ValidAtOutOfRange", { validAt: START - 86_400 }],
      ["ValidAtOutOfRange", { validAt: VALID_AT + 30 * 86_400 }],
      ["IssuerNotAccepted", { issuer: 1n }],
      ["RootNotLive", { root: answer.root + 1n }],
      ["RootNotLive", { issuer: 3n }],
      ["SealedSegmentUnknown", { sealedSegment: 5n }],
      ["ConsentMismatch", { subject: other.subject }],
      ["ProofInvalid", { nullifier: answer.nullifier + 1n }],
      ["ProofInvalid", { proof: other.proof }],
      ["ProofInvalid", { proof: { ...proof, a: [0n, 0n] } }],
      ["ProofInvalid", { proof: { ...proof, a: [proof.a[0], proof.a[1] ^ 1n] } }],
      ["ProofInvalid", { proof: { ...proof, b: [proof.b[1], proof.b[0]] } }],
      ["ProofInvalid", { proof: { ...proof, b: [proof.b[0], [0n, 1n]] } }],
    ];
    for (const [reason, change] of cases) {
      const body = { consent, answer: { ...answer, ...change } };
      const reply = await post(service.url, "/answers", body);
      assert.deepEqual([reply.status, reply.body.error], [422, reason], JSON.stringify(reply.body));
    }
    const forged = { ...consent, until: consent.until + 1 };
    assert.equal(
      (await post(service.url, "/answers", { answer, consent: forged })).body.error,
      "SignatureInvalid",
    );
    assert.equal((await post(service.url, "/answers", { answer })).body.error, "ConsentNotLive");
  });

  // Property L-9
  it("refuses messages that their accounts did not sign", async () => {
    service = await relayer.start();
    const customer = chain.customer(100);
    const withdrawal = await signWithdrawal(customer, chain.deployment, { terms: chain.terms });
    const { consent } = submission;
    const { consent: early } = await submissionOf(chain, 100, START + 86_400);
    const claim = { ...submission.answer, payee: consent.subject, deadline: VALID_AT };
    const signed = await signClaim(customer, chain.deployment, claim);
    const cases: readonly [string, object, string][] = [
      ["/consents", { ...consent, subject: chain.brand.account.address }, "SignatureInvalid"],
      ["/consents", early, "SignedInFuture"],
      ["/withdrawals", { ...withdrawal, terms: `0x${"00".repeat(32)}` }, "SignatureInvalid"],
      ["/withdrawals", { ...withdrawal, signature: `0x${"00".repeat(65)}` }, "SignatureInvalid"],
      ["/withdrawals", { ...withdrawal, signature: `0x${"00".repeat(4096)}` }, "SignatureInvalid"],
      ["/claims", signed, "NothingToClaim"],
    ];
    for (const [route, body, reason] of cases) {
      const reply = await post(service.url, route, body);
      assert.deepEqual([reply.status, reply.body.error], [422, reason], JSON.stringify(reply.body));
    }
  });

  it("does not read more than it needs", async () => {
    service = await relayer.start();
    const large = JSON.stringify({ answer: "x".repeat(10_000_000) });
    assert.equal((await post(service.url, "/answers", large)).status, 413);
    // Without a length that is told beforehand.
    const pieces = new Blob([large]).stream();
    const streamed = fetch(`${service.url}/answers`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: pieces,
      duplex: "half",
    } as RequestInit);
    assert.equal((await streamed).status, 411);
  });

  // Property L-5
  it("has a limit for what waits, but not for withdrawals", async () => {
    service = await relayer.start({ smallestBatch: 128, largestQueue: 1 });
    assert.equal((await post(service.url, "/consents", submission.consent)).status, 202);
    const next = await submissionOf(chain, 101);
    assert.deepEqual((await post(service.url, "/answers", next)).status, 503);
    assert.deepEqual((await post(service.url, "/consents", next.consent)).status, 503);
    await submitConsent(chain.relayer, chain.deployment, next.consent);
    const withdrawal = await signWithdrawal(chain.customer(101), chain.deployment, { terms: chain.terms });
    assert.equal((await post(service.url, "/withdrawals", withdrawal)).status, 202);
  });

  it("takes JSON only, and pages only from origins that are named", async () => {
    const origin = "https://shop.example";
    service = await relayer.start({ origins: [origin], smallestBatch: 128 });
    const body = toText((await submissionOf(chain, 102)).consent);
    const sendAs = (type: string) =>
      fetch(`${service.url}/consents`, { method: "POST", headers: { "content-type": type }, body });
    assert.equal((await sendAs("text/plain")).status, 415);
    assert.equal((await sendAs("application/x-www-form-urlencoded")).status, 415);
    assert.equal((await sendAs("application/json; charset=utf-8")).status, 202);
    const allowedFor = async (asking: string) => {
      const headers = { origin: asking, "access-control-request-method": "POST" };
      const reply = await fetch(`${service.url}/consents`, { method: "OPTIONS", headers });
      return reply.headers.get("access-control-allow-origin");
    };
    assert.equal(await allowedFor(origin), origin);
    assert.equal(await allowedFor("https://elsewhere.example"), null);
    await service.close();
    service = await relayer.start();
    assert.equal(await allowedFor(origin), null);
  });

  // Property L-5
  it("is open to everybody while a hundred bodies do not come to an end", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const routes = ["/answers", "/withdrawals"];
    const sockets = Array.from({ length: 200 }, (_, index) =>
      dribble("127.0.0.1", service.url, routes[index % routes.length]!),
    );
    try {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { answer, consent } = await submissionOf(chain, 103);
      assert.equal((await post(service.url, "/answers", { answer, consent })).status, 202);
      await submitConsent(chain.relayer, chain.deployment, consent);
      const withdrawal = await signWithdrawal(chain.customer(103), chain.deployment, { terms: chain.terms });
      assert.equal((await post(service.url, "/withdrawals", withdrawal)).status, 202);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });

  it("has a limit for the requests of one address", async () => {
    service = await relayer.start({ rate: 5 });
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(service.url, "/answers", "{}")));
    assert.equal(replies.filter(({ status }) => status === 429).length, 15);
    assert.equal((await get(service.url, "/health")).body.status, "ok");
  });

  it("answers for unknown ids and places, and counts what came in", async () => {
    service = await relayer.start();
    assert.equal((await get(service.url, "/answers/0123")).status, 404);
    assert.equal((await get(service.url, "/answers/' or 1=1 --")).status, 404);
    assert.equal((await get(service.url, "/answers?campaign=1&nullifier=2")).status, 404);
    assert.equal((await get(service.url, "/answers?campaign=x")).status, 400);
    assert.equal((await get(service.url, "/elsewhere")).status, 404);
    const metrics = async () => (await fetch(`${service.url}/metrics`)).text();
    assert.match(await metrics(), /^decdp_relayer_requests_total\{route="answers",status="404"\} 3$/m);
    // An answer of the tests before may have been waiting when this relayer started.
    const isEmpty = async () => /^decdp_relayer_waiting\{kind="answer"\} 0$/m.test(await metrics());
    await eventually(isEmpty, "no answer waits");
  });

  // Property L-9
  it("has spent nothing on what it refused", async () => {
    const before = await balance();
    service = await relayer.start({ smallestBatch: 128 });
    for (const body of ["{", toText({ ...submission, answer: { ...submission.answer, nullifier: 5n } })]) {
      assert.ok((await post(service.url, "/answers", body)).status >= 400);
    }
    assert.equal(await balance(), before);
    assert.equal((await get(service.url, "/health")).body.waiting.answers, 0);
  });
});

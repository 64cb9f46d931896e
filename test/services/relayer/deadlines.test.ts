import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { zeroHash } from "viem";
import { answerDeadlines, missedAt, secondsNeeded } from "../../../services/relayer/deadlines.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { signConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { publishRootCall } from "../../../src/chain/calls/issuerCalls.ts";
import { CROWD_ISSUER, START, VALID_AT } from "../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  finalState,
  get,
  post,
  prepareRelayer,
  type ReplyBody,
  submissionOf,
} from "../../support/relayer/relayerUnderTest.ts";
import { words } from "../../support/words.ts";

describe("what ends an answer", () => {
  const campaign = { openedAt: 1000, periodLength: 500, closesAt: 1800 };
  const consentUntil = 1700;
  const ticket = { expiry: 1600 };
  const deadlines = answerDeadlines({ validAt: 1900, period: 1 }, campaign, {
    rootUntil: 2100,
    consentUntil,
    ticket,
  });
  const reasonAt = (time: number) => missedAt(deadlines, time)?.reason;

  // Property L-11
  it("is its date, period, campaign, root, consent and ticket, each to the second", () => {
    const ends: Record<string, number> = {
      TicketExpired: 1600,
      ConsentNotLive: 1699,
      CampaignClosed: 1799,
      ValidAtOutOfRange: 1900,
      PeriodNotCurrent: 1999,
      RootNotLive: 2100,
    };
    assert.deepEqual(Object.fromEntries(deadlines.map(({ reason, last }) => [reason, last])), ends);
    assert.equal(reasonAt(1600), undefined);
    assert.equal(reasonAt(1601), "TicketExpired");
    assert.equal(reasonAt(9999), "TicketExpired", "the first one is the reason");
  });

  it("is nothing of what a campaign does not have", () => {
    const forever = { openedAt: 1000, periodLength: 0, closesAt: undefined };
    const ends = answerDeadlines({ validAt: 1900, period: 0 }, forever, { rootUntil: 2100, consentUntil });
    assert.deepEqual(
      ends.map(({ reason }) => reason),
      ["ValidAtOutOfRange", "RootNotLive", "ConsentNotLive"],
    );
  });

  it("has to be as far ahead as sending takes, once more for each transaction before", () => {
    assert.equal(secondsNeeded({ largestAge: 60, margin: 90 }), 150);
    assert.equal(secondsNeeded({ largestAge: 60, margin: 90 }, 1), 240);
  });
});

// The chain's time only goes on: the tests stand in its order.
describe("a relayer and deadlines", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service | undefined;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
  });
  afterEach(() => end());
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  const end = async () => {
    await service?.close();
    service = undefined;
  };
  const start = async (largestAge: number, smallestBatch = 128) => {
    service = await relayer.start({ largestAge, smallestBatch, margin: 10 });
    return service.url;
  };
  const now = async () => Number((await chain.client.getBlock()).timestamp);
  const goTo = async (time: number) => {
    await chain.client.setNextBlockTimestamp({ timestamp: BigInt(time) });
    await chain.client.mine({ blocks: 1 });
  };
  const recordConsent = async (index: number) =>
    submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
  const sentCount = () => chain.client.getTransactionCount({ address: relayer.account.address });
  const consentUntil = async (index: number, until: number) =>
    signConsent(chain.customer(index), chain.deployment, { terms: chain.terms, words, until });
  const claimUntil = (index: number, deadline: number) => {
    const { campaign, nullifier, subject } = chain.answers[index]!;
    const message = { campaign, nullifier, payee: subject, deadline };
    return signClaim(chain.customer(index), chain.deployment, message);
  };
  /** What became of something that waited while the chain's time went on; nothing was sent. */
  const refusedLater = async (route: string): Promise<ReplyBody> => {
    const before = await sentCount();
    const body = await finalState(await start(0, 1), route);
    assert.equal(await sentCount(), before, "a transaction was sent for it");
    return body;
  };

  // Property L-11
  it("refuses a consent or a claim that ends before it can be on chain", async () => {
    const url = await start(60);
    const short = await post(url, "/consents", await consentUntil(0, (await now()) + 60));
    assert.deepEqual([short.status, short.body.error], [422, "ConsentAlreadyOver"]);
    assert.match(short.body.message, /70 seconds from now/);
    const long = await consentUntil(0, (await now()) + 120);
    assert.equal((await post(url, "/consents", long)).status, 202);

    await recordConsent(1);
    await settleAnswer(chain.relayer, chain.deployment, { answer: chain.answers[1]! });
    const claim = await post(url, "/claims", await claimUntil(1, (await now()) + 60));
    assert.deepEqual([claim.status, claim.body.error], [422, "ClaimExpired"]);
  });

  // Property L-11
  it("refuses an answer whose consent ends before both can be on chain", async () => {
    const url = await start(60);
    const { answer } = await submissionOf(chain, 2);
    // Enough for the consent itself, which takes 70 seconds, and not for the answer after it, which takes 80.
    const consent = await consentUntil(2, (await now()) + 76);
    const { status, body } = await post(url, "/answers", { answer, consent });
    assert.deepEqual([status, body.error], [422, "ConsentNotLive"]);
  });

  // Property L-11
  it("does not send a consent or a claim that has waited until too little is left", async () => {
    const url = await start(60);
    const ends = (await now()) + 120;
    const consent = await post(url, "/consents", await consentUntil(3, ends));
    const claim = await post(url, "/claims", await claimUntil(1, ends));
    assert.deepEqual([consent.status, claim.status], [202, 202]);
    await end();
    await goTo(ends - 8);
    const body = await refusedLater(`/consents/${consent.body.id}`);
    assert.deepEqual([body.state, body.reason], ["refused", "ConsentAlreadyOver"]);
    await end();
    const late = await refusedLater(`/claims/${claim.body.id}`);
    assert.deepEqual([late.state, late.reason], ["refused", "ClaimExpired"]);
  });

  // Property L-11
  it("refuses an answer whose root ends before it can be on chain", async () => {
    await goTo(START + 4000);
    const [, issuer] = await chain.client.getAddresses();
    const parameters = { issuer: CROWD_ISSUER, root: 77n, uri: "", leafCount: 0, digest: zeroHash };
    await recordConsent(4);
    const snapshot = await chain.client.snapshot();
    await chain.client.sendTransaction({
      account: issuer!,
      ...publishRootCall(chain.deployment, parameters),
    });
    const graceEnds = (await now()) + 3600;
    await goTo(graceEnds - 50);
    const { answer } = await submissionOf(chain, 4);
    const { status, body } = await post(await start(60), "/answers", { answer });
    assert.deepEqual([status, body.error], [422, "RootNotLive"]);
    await end();
    await chain.client.revert({ id: snapshot });
  });

  // Property L-11
  it("refuses an answer before midnight, and does not send one that has waited until then", async () => {
    await goTo(VALID_AT - 1000);
    await recordConsent(5);
    await recordConsent(6);
    const url = await start(600);
    const { body } = await post(url, "/answers", { answer: chain.answers[5]! });
    assert.equal(body.state, "queued", JSON.stringify(body));
    await goTo(VALID_AT - 605);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const late = await post(url, "/answers", { answer: chain.answers[6]! });
    assert.deepEqual([late.status, late.body.error], [422, "ValidAtOutOfRange"]);
    await end();

    await goTo(VALID_AT - 8);
    const ended = await refusedLater(`/answers/${body.id}`);
    assert.deepEqual([ended.state, ended.reason], ["refused", "ValidAtOutOfRange"]);
    assert.match(ended.hint, /next UTC midnight/);
    assert.equal((await get(service!.url, "/health")).body.status, "ok");
  });
});

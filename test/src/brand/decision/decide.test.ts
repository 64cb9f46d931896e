import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pad } from "viem";
import { type DecisionFacts, decideContent } from "../../../../src/brand/decision/decide.ts";
import { decisionJson, decisionShape } from "../../../../src/brand/decision/decisionJson.ts";
import type { Offer } from "../../../../src/brand/decision/offer.ts";

const terms = pad("0xa1");
const otherTerms = pad("0xb2");
const offer: Offer = {
  campaign: 7n,
  terms,
  purpose: "dpv:PersonalisedAdvertising",
  channel: "web",
  controlOneIn: 0,
};
const consent = { terms, until: 1000, signedAt: 100, withdrawnAt: 0 };
const answer = { terms, campaign: 7n, nullifier: 5n, segment: 3, validAt: 200, expiry: 500 };
const known: DecisionFacts = {
  record: { consents: [consent], answers: [answer] },
  offers: [offer],
  shown: [],
  now: 300,
};
const withRecord = (record: Partial<NonNullable<DecisionFacts["record"]>>, now = 300) =>
  decideContent({ ...known, record: { ...known.record!, ...record }, now });

describe("a decision", () => {
  it("is the segment of a live consent, with the second in which it ends", () => {
    assert.deepEqual(decideContent(known), {
      content: "personal",
      campaign: 7n,
      segment: 3,
      expiry: 500,
      reason: "answered",
      terms,
      nullifier: 5n,
    });
    const short = withRecord({ consents: [{ ...consent, until: 400 }] });
    assert.equal(short.content === "personal" && short.expiry, 400, "a consent that ends before its answer");
  });

  it("is general content with its reason for everybody else", () => {
    const reasonOf = (facts: Partial<DecisionFacts>) => decideContent({ ...known, ...facts }).reason;
    assert.equal(reasonOf({ offers: [] }), "notAsked");
    assert.equal(reasonOf({ record: undefined }), "unknownCustomer");
    assert.equal(withRecord({ consents: [] }).reason, "noConsent");
    assert.equal(withRecord({ consents: [{ ...consent, signedAt: 0, until: 0 }] }).reason, "noConsent");
    assert.equal(withRecord({ consents: [{ ...consent, withdrawnAt: 100 }] }).reason, "withdrawn");
    assert.equal(withRecord({ consents: [{ ...consent, terms: otherTerms }] }).reason, "noConsent");
    assert.equal(withRecord({ answers: [] }).reason, "neverAnswered");
    assert.equal(withRecord({ answers: [{ ...answer, campaign: 8n }] }).reason, "neverAnswered");
    assert.equal(withRecord({}, 499).reason, "answered");
    assert.equal(withRecord({}, 500).reason, "expired", "in the second in which the answer ends");
    assert.equal(withRecord({ consents: [{ ...consent, until: 300 }] }).reason, "expired");
    assert.equal(reasonOf({ offers: [{ ...offer, controlOneIn: 2 }] }), "controlGroup");
  });

  it("takes the newest answer, and no older one in its place when that is over", () => {
    const newer = { ...answer, nullifier: 6n, segment: 1, validAt: 250, expiry: 280 };
    assert.equal(withRecord({ answers: [newer, answer] }, 260).reason, "answered");
    const { content, ...decision } = withRecord({ answers: [answer, newer] }, 260);
    assert.equal(content === "personal" && "segment" in decision && decision.segment, 1);
    assert.equal(withRecord({ answers: [answer, newer] }, 290).reason, "expired");
  });

  it("waits for the end of quiet hours on channels that disturb, and of a cap", () => {
    // 1970-01-01, 23:30 in Oslo.
    const night = 22.5 * 3600;
    const long = { ...answer, expiry: 1e6 };
    const record = { consents: [{ ...consent, until: 1e6 }], answers: [long] };
    const quietHours = { from: "21:00", to: "08:00", timeZone: "Europe/Oslo" };
    const byPush = { ...offer, channel: "push", quietHours } as const;
    const at = (now: number, one: Offer) => decideContent({ ...known, record, offers: [one], now });
    assert.deepEqual(at(night, byPush), {
      content: "general",
      reason: "quietHours",
      campaign: 7n,
      again: night + 8.5 * 3600,
    });
    assert.equal(at(night + 8.5 * 3600, byPush).reason, "answered");
    assert.equal(at(night, { ...byPush, channel: "web" }).reason, "answered", "a page wakes nobody");
    assert.equal(at(night, { ...byPush, quietHours: { ...quietHours, from: "00:00" } }).reason, "answered");
    const capped = { ...offer, frequencyCap: { most: 2, within: 100 } };
    const shown = (...times: number[]) =>
      decideContent({ ...known, offers: [capped], shown: times.map((time) => ({ campaign: 7n, at: time })) });
    assert.equal(shown(250).reason, "answered");
    assert.deepEqual(shown(250, 290, 100), {
      content: "general",
      reason: "frequencyCap",
      campaign: 7n,
      again: 350,
    });
    assert.equal(shown(200, 290).reason, "answered", "the first has left the window");
  });

  it("is made by the campaign that knows most, and of several by the one answered last", () => {
    const second = { ...offer, campaign: 8n };
    const record = { consents: [consent], answers: [answer, { ...answer, campaign: 8n, validAt: 220 }] };
    const offers = [{ ...offer, campaign: 9n }, offer, second];
    assert.equal(decideContent({ ...known, record, offers }).campaign, 8n);
    assert.equal(decideContent({ ...known, record, offers: [...offers].reverse() }).campaign, 8n);
    const withControl = [offer, { ...second, controlOneIn: 2 }];
    assert.equal(decideContent({ ...known, record, offers: withControl }).campaign, 7n);
  });

  it("puts a share of answers into the control group, the same ones for whoever works it out", () => {
    const shares = Array.from({ length: 2000 }, (_, nullifier) => {
      const record = { consents: [consent], answers: [{ ...answer, nullifier: BigInt(nullifier) }] };
      return decideContent({ ...known, record, offers: [{ ...offer, controlOneIn: 10 }] }).reason;
    });
    const inControl = shares.filter((reason) => reason === "controlGroup").length;
    assert.ok(inControl > 150 && inControl < 250, `${inControl} of 2,000`);
  });

  it("never throws, whatever a record has in it", () => {
    const broken = [
      { consents: undefined, answers: undefined },
      { consents: [undefined], answers: [answer] },
      { consents: [consent], answers: [{ ...answer, nullifier: -1n }] },
      { consents: [{ ...consent, until: Number.NaN }], answers: [answer] },
      { consents: [consent], answers: [{ ...answer, expiry: Number.NaN }] },
    ] as unknown as DecisionFacts["record"][];
    for (const record of broken) {
      const decision = decideContent({ ...known, record, offers: [{ ...offer, controlOneIn: 1000 }] });
      assert.equal(decision.content, "general");
    }
    const nowhere = { from: "00:00", to: "23:59", timeZone: "Nowhere" };
    const decision = decideContent({ ...known, offers: [{ ...offer, channel: "sms", quietHours: nowhere }] });
    assert.deepEqual(decision, { content: "general", reason: "fault", fault: "record" });
  });

  it("travels as JSON", () => {
    for (const decision of [
      decideContent(known),
      withRecord({ answers: [] }),
      decideContent({ ...known, offers: [] }),
    ]) {
      assert.deepEqual(decisionShape.parse(JSON.parse(JSON.stringify(decisionJson(decision)))), decision);
    }
  });
});

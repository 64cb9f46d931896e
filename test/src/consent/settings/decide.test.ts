import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decide } from "../../../../src/consent/settings/decide.ts";
import type { RequestFacts } from "../../../../src/consent/settings/facts.ts";
import type { HistoryEvent } from "../../../../src/consent/settings/history.ts";
import type { Policy, Rule } from "../../../../src/consent/settings/policy.ts";
import { reasonSentence } from "../../../../src/consent/settings/reasonSentences.ts";
import { InvalidValueError } from "../../../../src/errors.ts";
import { consentTo, DAY, modest, NOW, policyOf } from "../../../support/consent/settings.ts";
import { vocabulary } from "../../../support/consent/vocabulary.ts";

const permission: Rule = {
  verdict: "answer",
  when: { purposes: ["dpv:Personalisation"], uses: ["profiling"], level: { atMost: 2 } },
};
const open = policyOf(permission);
const refusing = (when: Rule["when"]): Policy => policyOf(permission, { verdict: "refuse", when });

/** Verdict and kinds of reasons, for the customer who has agreed to the modest request. */
function verdictOn(
  policy: Policy,
  changes: Partial<RequestFacts> = {},
  events: readonly HistoryEvent[] = [consentTo({ ...modest, ...changes })],
): string {
  const { verdict, reasons } = decide(policy, { ...modest, ...changes }, events, vocabulary);
  return [verdict, ...reasons.map(({ kind }) => kind)].join(" ");
}

describe("a request is answered", () => {
  it("if a rule allows it and the customer has agreed in person", () => {
    assert.equal(verdictOn(open), "answer rule consent");
  });

  it("never for a reward: it is no input, and what is smuggled in changes nothing", () => {
    const facts = { ...modest, reward: 1_000_000, rewardToken: "0x01" };
    assert.equal(decide(open, facts, [], vocabulary).verdict, "ask");
    assert.deepEqual(decide(open, facts, [], vocabulary), decide(open, modest, [], vocabulary));
  });
});

describe("the first consent for a brand and purpose is the customer's own act", () => {
  const asks = (...events: HistoryEvent[]) => assert.equal(verdictOn(open, {}, events), "ask firstConsent");

  it("so without one the customer is asked", () => asks());
  it("and software's consent is none", () => asks(consentTo(modest, { by: "software" })));
  it("nor is one to another brand", () => asks(consentTo({ ...modest, brand: "other.example" })));
  it("nor one for a broader purpose", () => asks(consentTo(modest, { purpose: "dpv:Personalisation" })));
  it("nor one that has run out", () => asks(consentTo(modest, { until: NOW })));
  it("nor one that is dated ahead", () => asks(consentTo(modest, { at: NOW + 1 })));
  it("nor one that was withdrawn, at the same second or dated ahead", () => {
    const consent = consentTo(modest);
    for (const at of [consent.at, NOW, NOW + DAY]) {
      asks(consent, { kind: "withdrew", brand: modest.brand, purpose: modest.purpose, at });
    }
  });
  it("while one after a withdrawal counts, and none to another domain, also under the same name", () => {
    const withdrew = {
      kind: "withdrew",
      brand: modest.brand,
      purpose: modest.purpose,
      at: NOW - 60 * DAY,
    } as const;
    assert.equal(verdictOn(open, {}, [withdrew, consentTo(modest)]), "answer rule consent");
    for (const brand of ["www.shop.example", "other.example"]) {
      assert.equal(verdictOn(open, {}, [consentTo({ ...modest, brand })]), "ask firstConsent");
    }
  });
});

describe("nothing wider than the customer agreed to is answered", () => {
  const wider: Partial<RequestFacts> = {
    channel: "email",
    level: 2,
    categories: ["pd:Preference"],
    recipients: ["dpv:Recipient"],
    retention: modest.retention + 1,
  };
  for (const [field, value] of Object.entries(wider)) {
    it(`in ${field}`, () => {
      const consent = consentTo({ ...modest, level: 1 });
      const facts = { ...modest, level: 1, [field]: value };
      const { verdict, reasons } = decide(open, facts, [consent], vocabulary);
      assert.equal(verdict, "ask");
      assert.deepEqual(reasons, [{ kind: "beyondConsent", fields: [field] }]);
    });
  }

  it("in uses", () => {
    assert.equal(verdictOn(open, {}, [consentTo(modest, { uses: [] })]), "ask beyondConsent");
  });

  it("and an exact age is wider than an age range", () => {
    const consent = consentTo(modest, { categories: ["pd:AgeRange"] });
    assert.equal(verdictOn(open, { categories: ["pd:AgeExact"] }, [consent]), "ask beyondConsent");
    assert.equal(verdictOn(open, { categories: ["pd:AgeRange"] }, [consent]), "answer rule consent");
  });
});

describe("a refusal", () => {
  const refuses = (when: Rule["when"], changes: Partial<RequestFacts> = {}) =>
    assert.equal(verdictOn(refusing(when), changes), "refuse rule");
  const asks = (when: Rule["when"], changes: Partial<RequestFacts> = {}) =>
    assert.equal(verdictOn(refusing(when), changes), "ask rule");
  const passes = (when: Rule["when"], changes: Partial<RequestFacts> = {}) =>
    assert.equal(verdictOn(refusing(when), changes), "answer rule consent");

  it("of everything wins over a permission", () => refuses({}));
  it("of a purpose covers narrower ones", () => refuses({ purposes: ["dpv:Personalisation"] }));
  it("of a narrower purpose asks about a broader one, which may be meant", () =>
    asks({ purposes: ["dpv:PersonalisedBenefits"] }, { purpose: "dpv:ServicePersonalisation" }));
  it("of one of several categories is enough", () =>
    refuses({ categories: ["pd:Financial"] }, { categories: ["pd:Interest", "pd:Income"] }));
  it("of special categories covers biometrics under whatever else they are filed", () =>
    refuses({ categories: ["dpv:SpecialCategoryPersonalData"] }, { categories: ["pd:Biometric"] }));
  it("of a recipient covers its narrower kinds", () =>
    refuses({ recipients: ["dpv:DataProcessor"] }, { recipients: ["dpv:DataSubProcessor"] }));
  it("of an attribute does not mind capitals", () => refuses({ attributes: ["Interest "] }));
  it("of a brand covers its subdomains, and another brand not", () => {
    refuses({ brands: ["shop.example"] }, { brand: "www.shop.example" });
    passes({ brands: ["hop.example"] });
  });
  it("of two things at once needs both", () => {
    passes({ channels: ["message"], level: { atLeast: 2 } });
    refuses({ channels: ["app"], level: { atLeast: 2 } });
  });
  it("by trust knows how long and how well the customer knows the brand", () => {
    refuses({ knownFor: { atMost: "40 days" } });
    passes({ knownFor: { atMost: "39 days" } });
    refuses({ answersSoFar: { atMost: 0 } });
    passes({ brokenPromises: { atLeast: 1 } });
  });
  it("by frequency counts the answer that is asked for", () => {
    refuses({ frequency: { atLeast: 1, within: "30 days" } });
    passes({ frequency: { atLeast: 2, within: "30 days" } });
  });
});

describe("a permission", () => {
  const allows = (when: Rule["when"], changes: Partial<RequestFacts> = {}) =>
    verdictOn(policyOf({ verdict: "answer", when: { uses: ["profiling"], ...when } }), changes) ===
    "answer rule consent";

  it("needs everything to be in its lists", () => {
    const changes = { categories: ["pd:Interest", "pd:Income"] };
    assert.equal(allows({ categories: ["pd:Interest"] }, changes), false);
    assert.equal(allows({ categories: ["pd:Preference", "pd:Financial"] }, changes), true);
  });
  it("of a list is none for a request that says nothing about it", () => {
    assert.equal(allows({ categories: ["pd:Interest"] }, { categories: [] }), false);
    assert.equal(allows({ recipients: ["dpv:Recipient"] }, { recipients: [] }), false);
  });
  it("covers further uses only by name", () => {
    assert.equal(allows({}, { uses: ["profiling", "sold"] }), false);
    assert.equal(allows({ uses: ["profiling", "sold"] }, { uses: ["profiling", "sold"] }), true);
  });
  it("of ordinary data is none of special categories", () => {
    assert.equal(allows({ categories: ["pd:Identifying"] }, { categories: ["pd:Biometric"] }), false);
  });
  it("of a service is none to sell data", () => {
    assert.equal(
      allows({ purposes: ["dpv:ServiceManagement"] }, { purpose: "dpv:SellDataToThirdParties" }),
      false,
    );
  });
  it("of a domain is none of its subdomains, where others may live", () => {
    assert.equal(allows({ brands: ["shop.example"] }, { brand: "evil.shop.example" }), false);
    assert.equal(allows({ brands: ["Shop.example"] }), true);
  });
});

describe("whatever the rules say", () => {
  it("an answer that could fall below the floor is refused", () => {
    assert.equal(verdictOn(open, { belowFloor: ["age"] }), "refuse belowFloor");
  });
  it("a brand that has proven no domain is not answered", () => {
    assert.equal(verdictOn(open, { brand: undefined }), "ask unprovenBrand");
  });
  it("words that the vocabulary lacks are not answered, as nobody knows what is refused with them", () => {
    assert.equal(
      verdictOn(policyOf({ verdict: "answer", when: { uses: ["profiling"] } }), { purpose: "x:News" }),
      "ask unknownTerms",
    );
    assert.equal(verdictOn(open, { channel: "e-mail" }), "ask unknownTerms");
    assert.equal(verdictOn(open, { purpose: "toString" }), "ask unknownTerms");
  });
  it("the customer's own no keeps it quiet for a while, and ends older consents", () => {
    const refused = { kind: "refused", by: "person", brand: modest.brand, purpose: modest.purpose } as const;
    const after = (days: number) => [consentTo(modest), { ...refused, at: NOW - days * DAY }];
    assert.equal(verdictOn(open, {}, after(10)), "refuse quietAfterNo");
    assert.equal(verdictOn({ ...open, quietAfterNo: "9 days" }, {}, after(10)), "ask firstConsent");
    assert.equal(verdictOn(open, {}, after(41)), "answer rule consent");
    assert.equal(
      verdictOn(open, {}, [consentTo(modest), { ...refused, by: "software", at: NOW - 1 }]),
      "answer rule consent",
    );
  });
  it("facts that compare with nothing are an error, not an answer", () => {
    for (const changes of [
      { level: Number.NaN },
      { retention: -1 },
      { now: 0.5 },
      { level: 5 },
      { brand: "https://shop.example" },
    ]) {
      assert.throws(() => decide(open, { ...modest, ...changes }, [], vocabulary), InvalidValueError);
    }
  });
});

describe("every reason is a sentence", () => {
  it("that says what is in the way", () => {
    const said = (policy: Policy, changes: Partial<RequestFacts>, events: HistoryEvent[] = []) =>
      decide(policy, { ...modest, ...changes }, events, vocabulary)
        .reasons.map(reasonSentence)
        .join(" ");
    assert.equal(said(open, {}), "You have not agreed to this brand and purpose yourself.");
    assert.equal(said(open, { belowFloor: ["age"] }), 'An answer could say too much about "age".');
    assert.equal(
      said(refusing({ purposes: ["dpv:Personalisation"] }), {}),
      'Your rule: Refuse requests for "personalisation".',
    );
    assert.equal(
      said(open, {}, [consentTo(modest)]),
      'Your rule: Answer requests of level at most 2 for "personalisation" where I am profiled. You agreed to it yourself on 2030-02-05.',
    );
    assert.equal(
      said(open, {}, [consentTo(modest, { level: 1, retention: 1 })]),
      "It goes beyond what you agreed to: a higher level, a longer time.",
    );
  });
});

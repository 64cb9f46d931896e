import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decide } from "../../../../src/consent/settings/decide.ts";
import { readPolicy, writePolicy } from "../../../../src/consent/settings/policyFile.ts";
import { defaultPolicy, presetNames, presets } from "../../../../src/consent/settings/presets.ts";
import { policySentences, ruleSentence } from "../../../../src/consent/settings/sentences.ts";
import { consentTo, DAY, modest, policyOf, randomFacts } from "../../../support/consent/settings.ts";
import { vocabulary } from "../../../support/consent/vocabulary.ts";
import { createRandom } from "../../../support/random.ts";

describe("the file of settings", () => {
  it("is read as it was written", () => {
    for (const policy of Object.values(presets)) assert.deepEqual(readPolicy(writePolicy(policy)), policy);
    const noted = policyOf({ verdict: "ask", when: {}, note: "Until Christmas" });
    assert.deepEqual(readPolicy(writePolicy(noted)), noted);
  });

  const wrong = [
    [{ rules: [{ verdict: "answer", when: {} }] }, /rules\[0\]: must name the "purposes" in "when"/],
    [
      { rules: [{ verdict: "allow", when: {} }] },
      /rules\[0\]\.verdict: must be "answer" or "ask" or "refuse"/,
    ],
    [{ rules: [{ verdict: "ask", when: { reward: 5 } }] }, /rules\[0\]\.when: has no field "reward"/],
    [{ rules: [{ verdict: "ask", when: { level: {} } }] }, /must have "atLeast" or "atMost"/],
    [{ rules: [{ verdict: "ask", when: { retention: { atMost: "a while" } } }] }, /must be a duration/],
    [{ rules: [{ verdict: "ask", when: { brands: ["https://shop.example"] } }] }, /must be a domain/],
    [{ rules: [{ verdict: "ask", when: { purposes: [] } }] }, /must have 1 or more/],
    [{ quietAfterNo: "forever" }, /quietAfterNo: must be a duration/],
    [{ floor: { everywhere: { values: 0, share: 0 } } }, /floor\.everywhere\.values: must be 1 or more/],
    [{ floor: { everywhere: { values: 1, share: 2 } } }, /floor\.everywhere\.share: must be 1 or less/],
    [{ format: "decdp-ledger-1" }, /is a ledger, not settings/],
  ] as const;
  for (const [changes, message] of wrong) {
    it(`is refused: ${message.source}`, () => {
      assert.throws(() => readPolicy({ ...policyOf(), ...changes }), message);
    });
  }
});

describe("settings as sentences", () => {
  it("say what they do", () => {
    assert.deepEqual(policySentences(presets.balanced), [
      "Refuse requests where data are sold, data are shared for others' purposes or data follow me elsewhere.",
      'Refuse requests for "sell data to third parties" or "sell insights from data".',
      "Refuse requests about special category personal data.",
      "Refuse requests from brands with 1 or more broken promises.",
      'Answer requests of level at most 2 for "service personalisation" where I am profiled whose answers are kept for at most 90 days from brands that I have known for at least 30 days with 4 or fewer answers within 30 days, this one included.',
      "Ask me about everything else, and always before the first answer to a brand for a purpose.",
      "When I have said no, do not ask me again for 182 days.",
      "Whatever a brand asks, leave at least 3 possible values and 5 % of all of each detail.",
    ]);
  });

  it("say every condition", () => {
    const sentence = ruleSentence({
      verdict: "ask",
      when: {
        brands: ["shop.example", "bank.example"],
        channels: ["email"],
        attributes: ["income"],
        recipients: ["dpv:DataProcessor"],
        issuerKinds: ["BankAccount"],
        level: { atLeast: 1, atMost: 2 },
        answersSoFar: { atMost: 3 },
      },
      note: "for now",
    });
    assert.equal(
      sentence,
      'Ask me about requests of level 1 to 2 from shop.example or bank.example by email that look at "income" that reach data processor vouched for by bank account from brands with 3 or fewer answers so far. (for now)',
    );
    assert.equal(ruleSentence({ verdict: "refuse", when: {} }), "Refuse every request.");
  });
});

describe("presets", () => {
  const agreed = consentTo(modest);
  const verdictOn = (name: (typeof presetNames)[number], changes: Partial<typeof modest> = {}) =>
    decide(presets[name], { ...modest, ...changes }, [{ ...agreed, ...changes, at: agreed.at }], vocabulary)
      .verdict;

  it("are cautious by default: nothing is answered unasked", () => {
    assert.equal(defaultPolicy, presets.cautious);
    const random = createRandom(51);
    for (let index = 0; index < 500; index++) {
      const facts = randomFacts(random);
      assert.notEqual(decide(defaultPolicy, facts, [consentTo(facts)], vocabulary).verdict, "answer");
    }
  });

  it("answer more from one to the next, after the customer has agreed", () => {
    assert.deepEqual(
      presetNames.map((name) => verdictOn(name)),
      ["ask", "answer", "answer"],
    );
    const direct = { purpose: "dpv:DirectMarketing", retention: 300 * DAY };
    assert.deepEqual(
      presetNames.map((name) => verdictOn(name, direct)),
      ["ask", "ask", "answer"],
    );
  });

  it("all refuse what is sold, special categories and brands that broke a promise", () => {
    for (const name of presetNames) {
      assert.equal(verdictOn(name, { uses: ["sold"] }), "refuse");
      assert.equal(verdictOn(name, { categories: ["pd:Biometric"] }), "refuse");
      const broken = { kind: "brokePromise", brand: "www.shop.example", at: 1 } as const;
      assert.equal(decide(presets[name], modest, [agreed, broken], vocabulary).verdict, "refuse");
    }
  });

  it("all ask first", () => {
    for (const name of presetNames)
      assert.equal(decide(presets[name], modest, [], vocabulary).verdict, "ask");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dpvVocabulary } from "../../../../src/consent/settings/dpvVocabulary.ts";
import type { Conditions, Rule } from "../../../../src/consent/settings/policy.ts";
import { presets } from "../../../../src/consent/settings/presets.ts";
import { reasonSentenceIn } from "../../../../src/consent/settings/reasonSentences.ts";
import type { Reason } from "../../../../src/consent/settings/reasons.ts";
import { policySentences, ruleInPieces, ruleSentence } from "../../../../src/consent/settings/sentences.ts";
import { isKnown, type TermTree } from "../../../../src/consent/settings/vocabulary.ts";
import { settingsWords } from "../../../../src/consent/settings/words/language.ts";

const when: Required<Conditions> = {
  brands: ["shop.example"],
  purposes: ["dpv:DirectMarketing", "dpv:Advertising"],
  channels: ["email", "sms"],
  categories: ["pd:Location", "pd:Age"],
  attributes: ["income"],
  recipients: ["dpv:ThirdParty"],
  issuerKinds: ["BankAccount"],
  uses: ["sold", "tracking"],
  level: { atLeast: 2 },
  retention: { atMost: "90 days" },
  knownFor: { atLeast: "1 year" },
  answersSoFar: { atLeast: 1, atMost: 3 },
  frequency: { atMost: 4, within: "30 days" },
  brokenPromises: { atLeast: 1 },
};
const rule: Rule = { verdict: "refuse", when };
const reasons: readonly Reason[] = [
  { kind: "rule", rule, inPart: false },
  { kind: "rule", rule, inPart: true },
  { kind: "belowFloor", attributes: ["age"] },
  { kind: "quietAfterNo", until: 1_900_000_000 },
  { kind: "unprovenBrand" },
  { kind: "unknownTerms", field: "purposes", terms: ["dpv:Marketing"] },
  { kind: "firstConsent" },
  { kind: "beyondConsent", fields: ["purpose", "retention"] },
  { kind: "noPermission" },
];

/** Whether a term stands only above others, such as special categories of data. */
const isAbove = ({ broader }: TermTree, term: string) =>
  Object.values(broader).some((above) => above.split(" ").includes(term));

for (const [language, words] of Object.entries(settingsWords)) {
  describe(`settings in words: ${language}`, () => {
    it("say every condition by itself and in one sentence", () => {
      const { verb, conditions } = ruleInPieces(rule, words);
      assert.equal(verb, words.verbs.refuse);
      assert.equal(conditions.length, Object.keys(when).length);
      const sentence = ruleSentence(rule, words);
      for (const condition of conditions) assert.ok(sentence.includes(condition), condition);
      for (const text of [sentence, ...conditions]) assert.doesNotMatch(text, /undefined| ,|,,|,\.|\[object/);
      assert.match(sentence, /[^,]\.$/);
    });

    it("say every reason and every setting apart from the others", () => {
      const said = reasons.map((reason) => reasonSentenceIn(words, reason));
      assert.equal(new Set(said).size, reasons.length);
      const settings = policySentences(presets.open, words);
      assert.equal(settings.length, presets.open.rules.length + 3);
      for (const text of [...said, ...settings]) assert.doesNotMatch(text, /undefined| ,|,,|,\./);
    });

    it("have words for terms of the vocabulary only, the same in each language but English", () => {
      const { purposes, channels, categories, recipients } = dpvVocabulary;
      for (const term of Object.keys(words.terms)) {
        assert.ok(
          [purposes, channels, categories, recipients].some(
            (tree) => isKnown(tree, term) || isAbove(tree, term),
          ),
          term,
        );
      }
      if (language === "en") return;
      assert.deepEqual(Object.keys(words.terms).sort(), Object.keys(settingsWords.nl.terms).sort());
    });
  });
}

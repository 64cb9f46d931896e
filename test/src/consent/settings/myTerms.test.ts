import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fromRoot } from "../../../../services/shared/paths.ts";
import { decide } from "../../../../src/consent/settings/decide.ts";
import { readPreferences } from "../../../../src/consent/settings/myTerms/read.ts";
import {
  HAS_PROHIBITION,
  ieee,
  PROHIBITION,
  properties,
  read,
  roster,
} from "../../../../src/consent/settings/myTerms/vocabulary.ts";
import { writePreferences } from "../../../../src/consent/settings/myTerms/write.ts";
import type { Conditions, Rule } from "../../../../src/consent/settings/policy.ts";
import { presets } from "../../../../src/consent/settings/presets.ts";
import { policyOf, randomFacts, randomHistory, randomPolicy } from "../../../support/consent/settings.ts";
import { vocabulary } from "../../../support/consent/vocabulary.ts";
import { createRandom } from "../../../support/random.ts";

const TERMS = fromRoot("../shared/data/dpv-2.3-terms.tsv");
const skip = existsSync(TERMS) ? false : `needs the terms of DPV 2.3 in ${TERMS}`;

const refusal = (when: Conditions): Rule => ({ verdict: "refuse", when });
const expressible = [
  refusal({ uses: ["sold", "shared"] }),
  refusal({ uses: ["profiling"] }),
  refusal({ uses: ["tracking"] }),
  refusal({}),
  refusal({ knownFor: { atMost: "0 days" } }),
  refusal({ purposes: ["dpv:Marketing", "dpv:PersonalisedAdvertising"], categories: ["pd:Income"] }),
  refusal({ recipients: ["dpv:ThirdParty"] }),
];

/** Everything in JSON that is an IRI. */
function irisIn(value: unknown): string[] {
  if (typeof value === "string") return /^https:/.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [...irisIn(key), ...irisIn(part)]);
}

describe("preferences of IEEE 7012", () => {
  it("are written and read back for every refusal that the vocabulary has words for", () => {
    const { text, notWritten } = writePreferences(policyOf(...expressible));
    assert.deepEqual(notWritten, []);
    const { rules, notRead } = readPreferences(text);
    const sorted = (some: readonly Rule[]) => some.map((rule) => JSON.stringify(rule)).sort();
    assert.deepEqual(sorted(rules), sorted(expressible));
    assert.deepEqual(notRead, []);
  });

  it("never promise more than the settings refuse", () => {
    const half = refusal({ uses: ["shared"] });
    const { text, notWritten } = writePreferences(policyOf(half));
    assert.deepEqual(notWritten, [half]);
    assert.deepEqual(readPreferences(text).rules, []);
    const both = policyOf(half, refusal({ uses: ["sold", "crossContext"] }));
    assert.deepEqual(readPreferences(writePreferences(both).text).rules, [
      refusal({ uses: ["sold", "shared"] }),
    ]);
    assert.deepEqual(writePreferences(both).notWritten, [both.rules[1]]);
  });

  it("never say what the settings allow", () => {
    const { rules } = presets.open;
    const { text, notWritten } = writePreferences(presets.open);
    assert.ok(rules.filter(({ verdict }) => verdict !== "refuse").every((rule) => notWritten.includes(rule)));
    assert.doesNotMatch(text, /hasPermission|hasAgreement"|Allowed"/);
  });

  it("can only make settings stricter, whatever is read", () => {
    const openness = { refuse: 0, ask: 1, answer: 2 };
    const random = createRandom(41);
    const names = [...Object.keys(read), ...Object.keys(roster)];
    let stricter = 0;
    for (let index = 0; index < 2_000; index++) {
      const facts = randomFacts(random);
      const policy = randomPolicy(random, facts);
      const events = randomHistory(random, facts);
      const { rules } = readPreferences({ [HAS_PROHIBITION]: [{ "@id": ieee(random.oneOf(names)) }] });
      assert.ok(rules.length > 0);
      const before = openness[decide(policy, facts, events, vocabulary).verdict];
      const after =
        openness[
          decide({ ...policy, rules: [...policy.rules, ...rules] }, facts, events, vocabulary).verdict
        ];
      assert.ok(after <= before);
      if (after < before) stricter++;
    }
    assert.ok(stricter > 20, `${stricter} became stricter`);
  });

  it("that permit something are shown, and allow nothing", () => {
    const permission = ieee("ProfilingAllowed");
    const content = { "https://w3id.org/dpv#hasPermission": [{ "@id": permission }] };
    assert.deepEqual(readPreferences(content), { rules: [], notRead: [permission] });
  });

  it("from the roster refuse what its agreements forbid", () => {
    const of = (name: string) => readPreferences([{ [ieee("hasAgreement")]: [{ "@id": ieee(name) }] }]).rules;
    assert.equal(of("SD-BASE").length, 3);
    assert.deepEqual(of("SD-BASE-ATP-DP"), [refusal({ uses: ["sold", "shared"] })]);
  });

  it("with a prohibition that is understood only in part are shown, not read as a wider or narrower one", () => {
    const unknown = { [properties.purposes]: [{ "@id": "https://other.example/Purpose" }] };
    const elsewhere = {
      "@type": [PROHIBITION],
      [properties.purposes]: [{ "@id": "https://w3id.org/dpv#Marketing" }],
      "https://w3id.org/dpv#hasLocation": [{ "@id": "https://w3id.org/dpv#Country" }],
    };
    for (const node of [unknown, elsewhere, {}]) {
      const preferences = readPreferences([{ [HAS_PROHIBITION]: [node] }]);
      assert.deepEqual(preferences, { rules: [], notRead: [HAS_PROHIBITION] });
    }
  });

  it("that are no JSON of this kind are an error", () => {
    for (const content of ["[", "3", "[]", { a: 3 }]) assert.throws(() => readPreferences(content));
  });

  it("use only terms of DPV 2.3", { skip }, () => {
    const known = new Set(
      readFileSync(TERMS, "utf8")
        .split("\n")
        .map((line) => line.split("\t")[0]!),
    );
    const { text } = writePreferences(policyOf(...expressible));
    const used = [...irisIn(JSON.parse(text)), ...[...Object.keys(read), ...Object.keys(roster)].map(ieee)];
    assert.ok(used.length > 30);
    assert.deepEqual(
      used.filter((iri) => !known.has(iri)),
      [],
    );
    const presetTerms = Object.values(presets).flatMap(({ rules }) =>
      rules.flatMap(({ when }) => [...(when.purposes ?? []), ...(when.categories ?? [])]),
    );
    for (const term of presetTerms) {
      assert.ok(
        known.has(term.replace(/^dpv:/, "https://w3id.org/dpv#").replace(/^pd:/, "https://w3id.org/dpv/pd#")),
        term,
      );
    }
  });
});

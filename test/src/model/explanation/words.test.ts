import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainerOf } from "../../../../src/model/explanation/explanation.ts";
import { pointsPicture } from "../../../../src/model/explanation/picture/picture.ts";
import { pointsTable } from "../../../../src/model/explanation/picture/table.ts";
import { populationOf } from "../../../../src/model/explanation/population.ts";
import { explanationWords, explanationWordsFor } from "../../../../src/model/explanation/words/language.ts";
import { headline, sectionsOf, shortExplanation } from "../../../../src/model/explanation/words/sections.ts";
import { noModel } from "../../../../src/request/model.ts";
import { noRules } from "../../../../src/request/rules.ts";
import { defineSchema } from "../../../../src/request/schema.ts";
import {
  codesOf,
  crowdRequest as request,
  crowdSchema as schema,
} from "../../../support/explanation/crowd.ts";

const asking = { brand: "Gym <&>", humanContact: "review@gym.example" };
const explainer = explainerOf({ schema, request });
const alma = explainer.explain(codesOf({ age: 31, savings: 20, work: "full", hours: 40, visits: 1 }));
const outside = explainer.explain(codesOf({ age: 17 }));

describe("an explanation in words", () => {
  it("says how the points add up, what is missing, and what copies and crosses are about", () => {
    const [, , points] = sectionsOf(alma, explanationWords.en, asking);
    assert.deepEqual(points!.lines, [
      "age (31 years): 10 points",
      "savings (20 EUR): 3 points",
      "work (full): 20 points",
      "hours (40 hours a week): 6 points",
      "work together with hours (full, 40 hours a week): 11 points",
      "sex (not on your card, so it counts as not known): 0 points",
      "visits (1 a month): 0 points",
      "together: 50 points (group 2 from 10 points, group 3 from 45 points, group 4 from 90 points)",
    ]);
  });

  it("ranks reasons by the difference to the best, and says that it is to the best", () => {
    const sections = sectionsOf(alma, explanationWords.en, asking);
    const reasons = sections.filter(({ heading }) => /compared with/.test(heading));
    assert.equal(reasons.length, 1);
    assert.match(reasons[0]!.heading, /compared with the most that each detail can give/);
    assert.match(reasons[0]!.lines[0]!, /^savings \(20 EUR\): 3 points, 42 fewer than the most, 45$/);
  });

  it("compares with the average where a card says how many people are in which bin", () => {
    const bins = (from: readonly number[], n: readonly number[]) =>
      from.map((code, at) => ({ from: code, n: n[at]! }));
    const features = [
      { attribute: "age", bins: bins([0, 1, 26, 41], [0, 20, 20, 60]) },
      { attribute: "sex", bins: bins([0, 1, 2], [0, 50, 50]) },
    ];
    const some = explainerOf({ schema, request }, populationOf(schema, request.model, features));
    const explanation = some.explain(codesOf({ age: 31, sex: "male" }));
    assert.equal(explanation.contributions[0]!.average, 0.2 * -40 + 0.2 * 10 + 0.6 * 35);
    // With some averages only, a ranking by them would leave the others out.
    assert.deepEqual(
      explanation.reasons.map(({ measure }) => measure),
      ["best"],
    );
    const all = schema.attributes.map(({ name }) => ({ attribute: name, bins: [{ from: 0, n: 1 }] }));
    const whole = explainerOf({ schema, request }, populationOf(schema, request.model, all));
    const reasons = whole.explain(codesOf({ age: 31 })).reasons;
    assert.deepEqual(
      reasons.map(({ measure }) => measure),
      ["best", "average"],
    );
    assert.deepEqual(
      reasons[1]!.reasons.map(({ difference }) => difference),
      [15],
    );
  });

  it("tells the nearest changes, and what was not looked at because nobody can change it", () => {
    const changes = sectionsOf(alma, explanationWords.en, asking).at(-2)!;
    assert.equal(
      changes.lines[0],
      "If savings were between 600 and 899.5 EUR (now 20), you would be in group 4.",
    );
    assert.equal(changes.lines.at(-1), "Not looked at, because nobody can change it: age, sex.");
    assert.ok(
      changes.lines.some((line) =>
        /^If work were none \(now full\), the conditions would not hold: group 0\.$/.test(line),
      ),
    );
  });

  it("says which conditions fail, in group 0", () => {
    assert.equal(headline(outside, explanationWords.en), "You are in group 0: not all conditions hold.");
    assert.match(
      shortExplanation(outside, explanationWords.en)[0]!,
      /^age between 18 and 70 years or visits at least 4 a month: does not hold, yours is 17 years, not known$/,
    );
  });

  it("has something to say where nothing is asked and nothing is scored", () => {
    const plain = defineSchema("test/plain/1", [{ name: "age", unit: "years", offset: 0, scale: 1 }]);
    const everybody = { schema: plain.id, rules: noRules(), model: noModel() };
    const explanation = explainerOf({ schema: plain, request: everybody }).explain(
      new Array<number>(16).fill(0),
    );
    assert.equal(explanation.segment, 1);
    assert.deepEqual(
      sectionsOf(explanation, explanationWords.en, asking)
        .slice(1, 3)
        .map(({ lines }) => lines),
      [
        ["There are none: everybody is meant."],
        ["No points are given: whoever meets the conditions is in group 1."],
      ],
    );
    assert.deepEqual(shortExplanation(explanation, explanationWords.en), [
      "No change of one or two details that a person can change leads to another group.",
    ]);
  });

  for (const words of Object.values(explanationWords)) {
    it(`is whole in ${words.language}, with a person who looks again and the rights beside it`, () => {
      for (const explanation of [alma, outside]) {
        const sections = sectionsOf(explanation, words, asking);
        const lines = sections.flatMap(({ heading, lines: own }) => [heading, ...own]);
        for (const line of lines) assert.doesNotMatch(line, /undefined|NaN|\[object|-0(?![.,\d])/);
        assert.match(sections.at(-1)!.lines[0]!, /Gym <&>.*22.*3.*21.*review@gym\.example/);
        assert.match(lines.join("\n"), explanation === alma ? /\b50\b/ : /\b0\b/);
      }
    });
  }

  it("is in the reader's language where there is one, else in English", () => {
    assert.equal(explanationWordsFor("nl-BE").language, "nl");
    assert.equal(explanationWordsFor("SV").language, "sv");
    for (const other of ["fr", "constructor", ""]) assert.equal(explanationWordsFor(other).language, "en");
  });
});

describe("an explanation as a picture", () => {
  it("has a dot for each contribution, the own group marked, and its table beside it", () => {
    const { html } = pointsPicture(alma, explanationWords.en);
    assert.equal([...html.matchAll(/<circle class="own"/g)].length, alma.contributions.length);
    assert.match(html, /class="group own"/);
    assert.match(html, /role="img"\s+aria-label="You are in group 3 of 1 to 4\./);
    const table = pointsTable(alma, explanationWords.de).html;
    assert.match(table, /<tfoot><tr><th scope="row">zusammen<\/th><td><\/td><td class="number">50<\/td>/);
    for (const { points } of alma.contributions)
      assert.ok(table.includes(`<td class="number">${points}</td>`));
  });

  it("shows names from a schema as text", () => {
    const evil = defineSchema("test/evil/1", [{ name: "<img src=x>", categories: ['"><script>', "b"] }]);
    const model = {
      ...request.model,
      features: request.model.features.with(0, {
        edges: [0, 0, 0, 0, 0, 0, 1],
        points: [0, 0, 0, 0, 0, 0, 0, 5],
      }),
    };
    const explanation = explainerOf({
      schema: evil,
      request: { schema: evil.id, rules: noRules(), model },
    }).explain([1, ...new Array<number>(15).fill(0)]);
    const shown =
      pointsPicture(explanation, explanationWords.en).html +
      pointsTable(explanation, explanationWords.en).html;
    assert.doesNotMatch(shown, /<img|<script/);
    assert.match(shown, /&#60;img src=x&#62;/);
  });
});

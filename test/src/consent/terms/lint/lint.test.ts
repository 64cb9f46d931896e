import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isError, lintRules, lintTerms } from "../../../../../src/consent/terms/lint/lint.ts";
import type { LintSubject } from "../../../../../src/consent/terms/lint/rule.ts";
import { hashOfTerms } from "../../../../../src/consent/terms/reading.ts";
import { faultless, faultsOfCampaigns, faultsOfTerms } from "../../../../support/consent/faults.ts";
import { terms } from "../../../../support/consent/terms.ts";

const brokenBy = (subject: LintSubject) => [...new Set(lintTerms(subject).map(({ rule }) => rule))].sort();
const listed = (rules: string) => rules.split(", ").sort();

describe("the linter", () => {
  it("finds nothing in faultless terms, with or without their campaign", () => {
    assert.deepEqual(lintTerms(faultless), []);
    assert.deepEqual(lintTerms({ terms }), []);
  });

  for (const [index, [rules, change]] of faultsOfTerms.entries()) {
    it(`finds ${rules} in terms (${index})`, () => {
      hashOfTerms({ ...terms, ...change });
      assert.deepEqual(brokenBy({ terms: { ...terms, ...change } }), listed(rules));
    });
  }

  for (const [index, [rules, change]] of faultsOfCampaigns.entries()) {
    it(`finds ${rules} in a campaign (${index})`, () => {
      assert.deepEqual(brokenBy({ ...faultless, ...change }), listed(rules));
    });
  }

  it("has a test for each of its rules, each with an id of its own", () => {
    const tested = [...faultsOfTerms, ...faultsOfCampaigns].flatMap(([rules]) => listed(rules));
    const ids = lintRules.map(({ id }) => id);
    assert.deepEqual([...new Set(tested)].sort(), ids.toSorted());
    assert.equal(new Set(ids).size, ids.length);
  });

  it("says of each finding where it is, why it matters and what to do", () => {
    const findings = [
      ...faultsOfTerms.flatMap(([, change]) => lintTerms({ terms: { ...terms, ...change } })),
      ...faultsOfCampaigns.flatMap(([, change]) => lintTerms({ ...faultless, ...change })),
    ];
    for (const { rule, field, why, fix } of findings) {
      assert.match(field, /^[a-zA-Z]+(\[\d+\])?(\.[a-zA-Z]+(\[\d+\])?)*$/, rule);
      assert.match(why, /^["A-Z].{20,}\.$/s, rule);
      assert.match(fix, /^["A-Z].{5,}\.$/s, rule);
    }
  });

  it("lists errors before warnings", () => {
    const findings = lintTerms({ terms: { ...terms, minimumAge: 12, rights: ["eu-gdpr:A14"] } });
    const severities = findings.map(({ severity }) => severity);
    assert.deepEqual(severities, severities.toSorted());
    assert.deepEqual(findings.map(isError), [true, true, true, true, false]);
  });

  it("does not call a category, an open range or a missing value an exact one", () => {
    const rules = (...given: readonly object[]) =>
      ({ ...faultless, request: { ...faultless.request!, rules: given as never } }) satisfies LintSubject;
    const fine = [
      rules({ attribute: "region", oneOf: ["north"] }),
      rules({ attribute: "age", is: "missing" }),
      rules({ attribute: "age", atLeast: 40 }, { attribute: "age", below: 42 }),
      rules(
        { attribute: "age", atLeast: 40 },
        {
          anyOf: [
            { attribute: "age", below: 41 },
            { attribute: "region", oneOf: ["north"] },
          ],
        },
      ),
    ];
    for (const subject of fine) assert.ok(!brokenBy(subject).includes("exact-value"));
  });
});

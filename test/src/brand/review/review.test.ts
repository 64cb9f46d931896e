import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DraftContent } from "../../../../src/brand/office/draft.ts";
import { contentOfRecipe } from "../../../../src/brand/office/fromRecipe.ts";
import { assessmentDraft, assessmentText } from "../../../../src/brand/review/assessment/assessment.ts";
import { assessmentWordsFor } from "../../../../src/brand/review/assessment/words/language.ts";
import { reviewDifference } from "../../../../src/brand/review/difference.ts";
import { type Reviewed, readReviewed } from "../../../../src/brand/review/reviewed.ts";
import { riskSheetOf } from "../../../../src/brand/review/risk/riskSheet.ts";
import { differenceWordsFor } from "../../../../src/consent/terms/difference/words/language.ts";
import { readTerms, writeTerms } from "../../../../src/consent/terms/reading.ts";
import type { Terms } from "../../../../src/consent/terms/terms.ts";
import {
  automations,
  channels,
  decisionConsequences,
  lawfulBases,
  receivedThings,
  recipientRoles,
  rewardBases,
  rights,
  safeguards,
  scoringLogics,
  sourcesOfData,
  withheldThings,
} from "../../../../src/consent/terms/words.ts";
import {
  readCampaignDocument,
  writeCampaignDocument,
} from "../../../../src/format/campaign/campaignDocument.ts";
import { decodeAttributes } from "../../../../src/request/schema.ts";
import { officeHouse } from "../../../support/brand/office/house.ts";

const LANGUAGES = ["en", "nl", "sv", "de"];
const house = officeHouse("0x00000000000000000000000000000000000000aa");
const content = contentOfRecipe(house, "product", { answers: 500 });
const cyclists = contentOfRecipe(house, "promotion", { answers: 500 });

/** A draft with other terms, in both places that have them. */
function withTerms(given: DraftContent, change: Partial<Terms>): DraftContent {
  const terms = { ...readTerms(given.terms), ...change };
  const document = { ...readCampaignDocument(given.campaign), terms };
  return { ...given, terms: writeTerms(terms), campaign: writeCampaignDocument(document), renderings: [] };
}

const difference = (older: DraftContent, newer: DraftContent, language = "en") =>
  reviewDifference(readReviewed(older), readReviewed(newer), language);

describe("the difference of two drafts", () => {
  it("is none of a draft with itself, and nobody is newly caught", () => {
    const { verdict, changes, caught } = difference(content, content);
    assert.deepEqual([verdict, changes], ["same", []]);
    assert.deepEqual(
      caught!.map(({ group, person }) => [group, person]),
      [
        [1, "nobody"],
        [2, "nobody"],
        [3, "nobody"],
      ],
    );
  });

  it("names every wider part first: retention, a recipient, a price, a condition, and who is newly caught", () => {
    const { recipients, ...terms } = readTerms(cyclists.terms);
    const wider = withTerms(cyclists, {
      retention: "1 year",
      affectsPrice: true,
      recipients: [
        ...recipients,
        {
          role: "processor",
          name: "Mailer",
          receives: ["segment"],
          places: [{ place: "NO" }],
          retention: "90 days",
        },
      ],
      channel: "sms",
    });
    const document = readCampaignDocument(wider.campaign);
    const rules = [document.rules[0]!, { attribute: "cyclingTrips", atLeast: 1 }];
    const newer = {
      ...wider,
      campaign: writeCampaignDocument({ ...document, rules, sealed: false }),
      budget: { ...wider.budget, reward: "0.40" },
    };
    const { verdict, changes, caught } = difference(cyclists, newer);
    assert.equal(verdict, "incomparable");
    const by = (direction: string) =>
      changes.filter((one) => one.direction === direction).map(({ words }) => words);
    assert.deepEqual(by("wider"), [
      "Prices depend on the answer: yes instead of no.",
      "Recipients: Mailer (processor) with the group is new.",
      "Kept for: 1 year instead of 90 days.",
      "Condition: cyclingTrips at least 1 trips a month instead of cyclingTrips at least 4 trips a month.",
      "Answers are not sealed any more: everybody can read the groups on the chain.",
      "An answer is paid 0.40 instead of 0.50.",
    ]);
    assert.deepEqual(by("other"), ["Channel: text message instead of email."]);
    assert.equal(changes[0]!.direction, "wider");
    assert.equal(terms.channel, "email");
    const [{ group, person }] = caught as [NonNullable<typeof caught>[number]];
    assert.ok(typeof person !== "string");
    assert.deepEqual([group, person.before], [1, 0]);
    assert.deepEqual(decodeAttributes(document.schema, person.codes), {
      cyclingTrips: 1,
      ownsBicycle: "yes",
    });
  });

  it("names attributes, points and groups that a model brings or changes", () => {
    const document = readCampaignDocument(content.campaign);
    const model = {
      points: { daysOutdoors: { bins: [{ below: 20, points: 0 }, { points: 15 }] } },
      cutoffs: [5],
    };
    const { changes } = difference(content, {
      ...content,
      campaign: writeCampaignDocument({ ...document, model }),
    });
    assert.deepEqual(
      changes.map(({ direction, words }) => `${direction}: ${words}`),
      [
        "wider: Group 2 begins at 5 points instead of 10.",
        'other: "daysOutdoors" gives other points.',
        'other: "householdSize" gives other points.',
        'narrower: Does not ask for "householdSize" any more.',
        "narrower: 2 groups instead of 3.",
      ],
    );
  });

  it("is said in four languages, each in words of its own", () => {
    const newer = withTerms(content, {
      retention: "1 year",
      level: 3,
      purpose: "dpv:PersonalisedAdvertising",
    });
    const said = LANGUAGES.map((language) =>
      difference(content, newer, language).changes.map(({ words }) => words),
    );
    assert.equal(new Set(said.map((one) => one.join())).size, LANGUAGES.length);
    assert.ok(said[1]!.includes("Bewaartermijn: 1 jaar in plaats van 180 dagen."), said[1]!.join("\n"));
    assert.ok(said[2]!.includes("Lagringstid: 1 år i stället för 180 dygn."), said[2]!.join("\n"));
    assert.ok(said[3]!.includes("Speicherdauer: 1 Jahr statt 180 Tage."), said[3]!.join("\n"));
    assert.ok(said[3]!.some((one) => one.includes("personalisierte Werbung statt Empfehlung von Produkten")));
  });

  it("has a word in each language for every code that is not the vocabulary's", () => {
    const codes = [
      ...channels,
      ...sourcesOfData,
      ...automations,
      ...scoringLogics,
      ...decisionConsequences,
      ...rewardBases,
      ...withheldThings,
      ...recipientRoles,
      ...receivedThings,
      ...[...lawfulBases, ...safeguards, ...rights],
    ];
    for (const language of ["nl", "sv", "de"]) {
      const { code } = differenceWordsFor(language);
      assert.deepEqual(
        codes.filter((one) => code(one).startsWith("“")),
        [],
      );
    }
    assert.equal(
      differenceWordsFor("de").code("eu-gdpr:A6-1-a-explicit-consent"),
      "DSGVO Art. 6(1)(a), ausdrückliche Einwilligung",
    );
    // What nobody translated is the vocabulary's own name, as such.
    assert.equal(differenceWordsFor("de").code("pd:BloodType"), "“blood type”");
  });

  it("says what changes around the question in each language: how often, how long, when, and for whom", () => {
    const newer = {
      ...content,
      budget: {
        ...content.budget,
        periodLength: 30 * 86_400,
        consentFor: 86_400,
        acceptsOwnWord: true,
        issuers: ["2"],
      },
      settings: {
        controlOneIn: 0,
        frequencyCap: { most: 2, within: 7 * 86_400 },
        quietHours: { from: "21:00", to: "08:00", timeZone: "Europe/Oslo" },
      },
      renderings: [],
    };
    const said = LANGUAGES.map((language) => difference(content, newer, language).changes);
    for (const changes of said) {
      assert.equal(changes.length, 9);
      assert.ok(changes.every(({ words }) => !/undefined|NaN/.test(words)));
      assert.match(changes[0]!.words, /30/);
    }
    assert.deepEqual(
      said[0]!.map(({ direction }) => direction),
      ["wider", "other", "narrower", "narrower", "narrower", "none", "none", "none", "none"],
    );
    assert.equal(
      new Set(said.map((changes) => changes.map(({ words }) => words).join())).size,
      LANGUAGES.length,
    );
  });
});

describe("the risk sheet of a draft", () => {
  const reviewed = (change: Partial<Reviewed> = {}): Reviewed => ({ ...readReviewed(content), ...change });
  const plausible = { daysOutdoors: 366, householdSize: 20 };

  it("has what an answer leaves open of each detail, alone and with an earlier campaign", () => {
    const { inferences } = riskSheetOf(reviewed(), { plausible });
    const days = inferences.find(({ name }) => name === "daysOutdoors")!;
    // The sharpest answer is "not known": then no day is left but that.
    assert.deepEqual([days.all, days.after], [368, 1]);
    const document = readCampaignDocument(content.campaign);
    const earlier = [
      { name: "Spring", schema: document.schema, rules: [{ attribute: "householdSize", atLeast: 4 }] },
    ];
    const size = riskSheetOf(reviewed(), { plausible, earlier }).inferences.find(
      ({ name }) => name === "householdSize",
    )!;
    assert.equal(size.by, "Spring");
    assert.ok(size.together < size.after, JSON.stringify(size));
  });

  it("tells apart profiling from a decision of article 22, and says what is missing", () => {
    const { decision } = riskSheetOf(reviewed());
    assert.equal(decision.verdict, "profiling");
    assert.ok(Object.values(decision.safeguards).every(Boolean));
    const { terms } = reviewed();
    const grave = { ...terms, decision: { ...terms.decision, significant: true, humanContact: undefined } };
    const sheet = riskSheetOf(reviewed({ terms: grave }));
    assert.equal(sheet.decision.verdict, "applies");
    assert.equal(sheet.decision.safeguards.humanContact, false);
    assert.ok(sheet.need.isNeeded && sheet.need.met.includes("automatedDecision"));
    assert.ok(sheet.risks.includes("significant"));
    assert.ok(sheet.findings.some(({ rule }) => rule === "level-human-contact"));
  });

  it("compares the reward with what would be undue, also over a year", () => {
    const month = 30 * 86_400;
    const { budget } = reviewed();
    const sheet = riskSheetOf(reviewed({ budget: { ...budget, reward: "2.50", periodLength: month } }), {
      rewardCap: "2",
    });
    assert.deepEqual(sheet.reward, {
      ...{ reward: { amount: "2.50", currency: "MP" }, cap: { amount: "2", currency: "MP" } },
      ...{ isAboveCap: true, share: 1.25, timesAYear: 12, yearly: 30 },
    });
    assert.ok(sheet.risks.includes("pressure"));
    assert.equal(riskSheetOf(reviewed()).reward.isAboveCap, false);
  });

  it("begins an impact assessment, in four languages, whose open ends people fill", () => {
    const texts = LANGUAGES.map((language) =>
      assessmentText(assessmentDraft(reviewed(), riskSheetOf(reviewed(), { plausible }), language)),
    );
    assert.equal(new Set(texts).size, LANGUAGES.length);
    for (const [index, text] of texts.entries()) {
      assert.doesNotMatch(text, /undefined|NaN|\[object/);
      for (const fact of ["Meridian AS", "daysOutdoors", "Fjord Vault", "+47-5550100", "Datatilsynet"]) {
        assert.ok(text.includes(fact), `${LANGUAGES[index]}: ${fact}`);
      }
      for (const open of assessmentWordsFor(LANGUAGES[index]!).toFill) assert.ok(text.includes(open));
    }
  });
});

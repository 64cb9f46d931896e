import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { advisePartners } from "../../../../src/brand/partners/advice.ts";
import { areTermsFor, partnerTerms } from "../../../../src/brand/partners/partnerTerms.ts";
import { productRecipe } from "../../../../src/brand/recipes/product.ts";
import { requireContinuation } from "../../../../src/consent/terms/difference/difference.ts";
import { lintTerms } from "../../../../src/consent/terms/lint/lint.ts";
import { plainRendering } from "../../../../src/consent/terms/plainRendering.ts";
import { hashOfTerms } from "../../../../src/consent/terms/reading.ts";
import { fjell, havn } from "../../../support/brand/partners.ts";
import { recipeBrand } from "../../../support/brand/recipeBrand.ts";

const { terms } = productRecipe(recipeBrand);

describe("partners", () => {
  it("are listed with reasons, those first that suit", () => {
    const advice = advisePartners(terms, [havn, fjell], {
      [fjell.party.name]: { stops: 9, lateStops: 0 },
      [havn.party.name]: { stops: 4, lateStops: 1 },
    });
    assert.deepEqual(
      advice.map(({ partner, suits }) => [partner.party.name, suits]),
      [
        [fjell.party.name, true],
        [havn.party.name, false],
      ],
    );
    assert.deepEqual(
      advice[0]!.reasons.map(({ sentence }) => sentence),
      [
        fjell.adds,
        "It stores within the European Economic Area.",
        "It keeps the group for 30 days, no longer than you.",
        "It stops within 1 minute of a withdrawal.",
        "It stopped in time 9 of 9 times.",
      ],
    );
    assert.deepEqual(
      advice[1]!.reasons.filter(({ speaks }) => speaks === "against").map(({ sentence }) => sentence),
      [
        "It stores in US, outside of the European Economic Area.",
        "It keeps the group for 2 years, longer than the 180 days that you promise.",
        "It stops within 3 days, later than the 1 minute that you promise.",
        "It stopped too late 1 of 4 times.",
      ],
    );
  });

  it("have terms of their own, which pay nothing, cost nothing to refuse, and name them", () => {
    const own = partnerTerms(terms, fjell);
    assert.deepEqual(
      lintTerms({ terms: own, renderings: [plainRendering(own)] }).map(({ rule }) => rule),
      ["shared"],
    );
    assert.deepEqual(own.ifYouSayNo, []);
    assert.ok(areTermsFor(own, fjell.party.name));
    assert.ok(!areTermsFor(own, havn.party.name) && !areTermsFor(terms, fjell.party.name));
    assert.match(
      plainRendering(own).recipients,
      /Fjell Sport AS \(controller\) in NO: pseudonym, group; kept for 30 days/,
    );
    // No brand can slip a partner into a consent that was given without.
    const slipped = { ...own, replaces: hashOfTerms(terms) };
    assert.throws(() => requireContinuation(terms, slipped), /go beyond the older ones.*Fjell Sport AS/);
    // Whom the customer refuses is named nowhere else.
    assert.ok(!JSON.stringify(terms).includes("Fjell"));
  });
});

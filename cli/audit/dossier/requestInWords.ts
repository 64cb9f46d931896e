import type { CampaignSection } from "../../../src/audit/dossier/campaignSection.ts";
import type { Dossier } from "../../../src/audit/dossier/dossier.ts";
import { givenIn } from "../../../src/audit/dossier/given.ts";
import type { Clause, Model, Rules } from "../../../src/request/request.ts";
import { describeCondition, describeModel } from "../../campaign/describe.ts";

/** What a campaign checks and how it works out groups, one line each. */
export interface RequestInWords {
  readonly rules: readonly string[];
  readonly model: readonly string[];
  /** Whether the names are those of the document with which the campaign was opened. */
  readonly isNamed: boolean;
}

/** A campaign's request in the words of its document; without the right one, by the numbers of the attributes. */
export function requestInWords(dossier: Dossier, section: CampaignSection): RequestInWords {
  const document = givenIn(dossier.given).documents?.find(
    ({ campaign }) => `${campaign}` === `${section.campaign}`,
  );
  const differs = section.findings.some(({ check }) => check === "document.differs");
  if (document === undefined || differs) {
    return {
      rules: rulesByNumber(section.rules),
      model: section.model ? modelByNumber(section.model) : [],
      isNamed: false,
    };
  }
  const { schema, rules, model } = document.document;
  return {
    rules: rules.map((condition) => describeCondition(schema, condition)),
    model: model ? describeModel(schema, model) : [],
    isNamed: true,
  };
}

function rulesByNumber({ clauses, groups }: Rules): string[] {
  return groups.flatMap((bits) => {
    const inGroup = clauses.filter((_, index) => (bits >> index) & 1).map(clauseByNumber);
    // A group in which any value will do asks nothing.
    return inGroup.length === 0 || inGroup.includes(undefined) ? [] : [inGroup.join(", or ")];
  });
}

/** Undefined for one that every value fulfils. */
function clauseByNumber({ attribute, inSet, negated, low, high, codes }: Clause): string | undefined {
  const name = `attribute ${attribute}`;
  if (inSet) {
    const values = [...new Set(codes)].join(" or ");
    return negated ? `${name} is known and not ${values}` : `${name} is ${values}`;
  }
  if (!negated && low === 0 && high === 2 ** 32 - 1) return undefined;
  return `${name} is ${negated ? "known and not " : ""}between ${low} and ${high}`;
}

function modelByNumber({ features, cutoffs }: Model): string[] {
  const scored = features.flatMap(({ edges, points }, index) => {
    if (points.every((given) => given === 0)) return [];
    return [`points for attribute ${index}: ${points.join(", ")}, at the edges ${edges.join(", ")}`];
  });
  return [...scored, `the groups begin at ${cutoffs.join(", ")} points`];
}

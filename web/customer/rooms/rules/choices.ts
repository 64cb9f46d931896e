import { uses } from "../../../../src/consent/settings/facts.ts";
import type { Rule, Verdict } from "../../../../src/consent/settings/policy.ts";

// What customers can choose from. Rules with other terms of the vocabulary, from a file or a device, are kept and shown.

export const purposes = [
  "dpv:ServicePersonalisation",
  "dpv:ProvideProductRecommendations",
  "dpv:ProvideEventRecommendations",
  "dpv:PersonalisedBenefits",
  "dpv:DirectMarketing",
  "dpv:Advertising",
  "dpv:CommercialResearch",
  "dpv:AcademicResearch",
  "dpv:SellDataToThirdParties",
] as const;

export const categories = [
  "pd:Age",
  "pd:Family",
  "pd:Location",
  "pd:Income",
  "pd:Financial",
  "pd:Purchase",
  "pd:Interest",
  "pd:Health",
] as const;

/** A rule may also be about these, which stand above what requests name. */
export const wideCategories = [...categories, "dpv:SpecialCategoryPersonalData"] as const;

export const recipients = ["dpv:DataProcessor", "dpv:DataController", "dpv:ThirdParty"] as const;

export const retentions = ["30 days", "90 days", "182 days", "365 days", "1095 days"] as const;
export const acquaintances = ["7 days", "30 days", "90 days", "365 days"] as const;
export const quietTimes = ["30 days", "90 days", "182 days", "365 days", "1095 days"] as const;
export const frequencies = [1, 2, 4, 12] as const;
const MONTH = "30 days";

/** What is chosen in the form of a rule; "" where it does not matter. */
export interface RuleChoices {
  readonly verdict: Verdict;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly recipients: readonly string[];
  readonly uses: readonly string[];
  /** Domains with spaces or commas between them. */
  readonly brands: string;
  readonly level: string;
  readonly retention: string;
  readonly knownFor: string;
  readonly often: string;
}

export const noChoices: RuleChoices = {
  ...{ verdict: "refuse", purposes: [], categories: [], recipients: [], uses: [], brands: "" },
  ...{ level: "", retention: "", knownFor: "", often: "" },
};

/** A rule that answers allows up to what is chosen; one that asks or refuses begins there. */
export function ruleOf(chosen: RuleChoices): Rule {
  const { verdict } = chosen;
  const [end, start] =
    verdict === "answer" ? (["atMost", "atLeast"] as const) : (["atLeast", "atMost"] as const);
  const brands = chosen.brands
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((domain) => domain !== "");
  const listed = {
    brands,
    purposes: chosen.purposes,
    categories: chosen.categories,
    recipients: chosen.recipients,
  };
  const when = {
    ...Object.fromEntries(Object.entries(listed).filter(([, list]) => list.length > 0)),
    ...(chosen.uses.length > 0 && { uses: uses.filter((use) => chosen.uses.includes(use)) }),
    ...(chosen.level !== "" && { level: { [end]: Number(chosen.level) } }),
    ...(chosen.retention !== "" && { retention: { [end]: chosen.retention } }),
    ...(chosen.knownFor !== "" && { knownFor: { [start]: chosen.knownFor } }),
    ...(chosen.often !== "" && { frequency: { [end]: Number(chosen.often), within: MONTH } }),
  };
  return { verdict, when };
}

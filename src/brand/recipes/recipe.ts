import { lintTerms } from "../../consent/terms/lint/lint.ts";
import type { Finding } from "../../consent/terms/lint/rule.ts";
import type { Rendering } from "../../consent/terms/rendering.ts";
import type { Amount, Terms } from "../../consent/terms/terms.ts";
import type { CampaignDocumentFields } from "../../format/campaign/campaignDocument.ts";
import type { RequestWords } from "../../format/campaign/requestWords.ts";
import type { GroupNames } from "../insights/tally.ts";

/** A campaign in full, but for its budget: what is asked and promised, what it pays, and how to know what it did. */
export interface Recipe extends RequestWords {
  readonly name: string;
  /** What the brand wants to know, as it would say it itself. */
  readonly question: string;
  readonly terms: Terms;
  /** The terms in English, for the brand to sign. */
  readonly rendering: Rendering;
  /** What each segment stands for. */
  readonly groups: GroupNames;
  /** Whether only the brand can read the segments. */
  readonly sealed: boolean;
  /** Whether the customer's own word is enough, so that issuers of it are accepted. */
  readonly acceptsOwnWord: boolean;
  /** What one answer is paid. */
  readonly reward: Amount;
  /** Seconds after which a customer may answer again; 0 if only once. */
  readonly periodLength: number;
  /** For how long consent is asked, in seconds. */
  readonly consentFor: number;
  readonly measure: CampaignMeasure;
  /** Rules of the linter whose warning belongs to what is asked: a person judges it, each time. */
  readonly forAPersonToJudge: readonly string[];
}

/** How to know what a campaign did. */
export interface CampaignMeasure {
  /** What counts, such as "buys something that was recommended". */
  readonly counts: string;
  /** Seconds in which it counts. */
  readonly window: number;
  /** One of so many customers is in the control group. */
  readonly oneIn: number;
}

/** The fields of the campaign's document. */
export function documentOf({
  name,
  terms,
  schema,
  rules,
  model,
  sealed,
}: Recipe): Omit<CampaignDocumentFields, "format"> {
  return { name, terms, schema, rules, model, sealed };
}

/** What the linter finds besides what the recipe leaves to a person. */
export function lintRecipe(recipe: Recipe): Finding[] {
  const { terms, rendering, schema, rules, model, reward, consentFor, forAPersonToJudge } = recipe;
  const request = { schema, rules, model };
  return lintTerms({ terms, renderings: [rendering], request, reward, consentFor }).filter(
    ({ rule, severity }) => severity === "error" || !forAPersonToJudge.includes(rule),
  );
}

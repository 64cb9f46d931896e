import { duration } from "../../format/reading/fields.ts";
import { toCanonicalJson } from "../../format/reading/json.ts";
import { permits, prohibitionCoverage, type Situation } from "./coverage.ts";
import { type RequestFacts, requireFacts } from "./facts.ts";
import { beyondConsent, type HistoryEvent, historyWith } from "./history.ts";
import type { Policy, Rule, Verdict } from "./policy.ts";
import { type Reason, verdictOf } from "./reasons.ts";
import { isKnown, type TermField, type Vocabulary } from "./vocabulary.ts";

/**
 * What the settings say about a request. Every reason is needed: without it, and without what `also` lists, the verdict
 * is another one.
 */
export interface Decision {
  readonly verdict: Verdict;
  /** At least one: a single one for "ask" and "refuse"; a permission and a consent for "answer". */
  readonly reasons: readonly Reason[];
  /** What would stand in for a reason if that fell away. */
  readonly also: readonly Reason[];
}

/**
 * Decides on a request. Refusals win over questions, and those over permissions; the order of rules and events does not
 * matter. It answers only what a rule allows *and* the customer has agreed to in person for this brand and purpose,
 * within what was agreed. Throws `InvalidValueError` for facts that cannot be compared.
 */
export function decide(
  policy: Policy,
  facts: RequestFacts,
  events: readonly HistoryEvent[],
  vocabulary: Vocabulary,
): Decision {
  requireFacts(facts);
  const situation: Situation = { facts, history: historyWith(events, facts), vocabulary };
  const permissions = rulesThat(
    policy,
    ({ verdict, when }) => verdict === "answer" && permits(when, situation),
  );
  const { consents, obstacle } = consentTo(situation);
  const reasons: Reason[] = [
    ...limits(policy, situation),
    ...prohibitions(policy, situation),
    ...obstacle,
    ...(permissions.length === 0 ? [{ kind: "noPermission" } as const] : []),
  ];
  for (const verdict of ["refuse", "ask"] as const) {
    const [first, ...also] = reasons.filter((reason) => verdictOf(reason) === verdict);
    if (first !== undefined) return { verdict, reasons: [first], also };
  }
  const [permission, ...otherPermissions] = permissions.map(ruleReason);
  const [consent, ...otherConsents] = consents;
  return {
    verdict: "answer",
    reasons: [permission!, consent!],
    also: [...otherPermissions, ...otherConsents],
  };
}

/** What holds whatever the rules say. */
function limits(policy: Policy, { facts, history, vocabulary }: Situation): Reason[] {
  const reasons: Reason[] = [];
  if (facts.belowFloor.length > 0) {
    reasons.push({ kind: "belowFloor", attributes: [...facts.belowFloor].sort() });
  }
  const until = (history.refusedAt ?? -Infinity) + duration.parse(policy.quietAfterNo);
  if (until > facts.now) reasons.push({ kind: "quietAfterNo", until });
  if (facts.brand === undefined) reasons.push({ kind: "unprovenBrand" });
  const named: Readonly<Record<TermField, readonly string[]>> = {
    purposes: [facts.purpose],
    channels: [facts.channel],
    categories: facts.categories,
    recipients: facts.recipients,
  };
  for (const field of Object.keys(named) as TermField[]) {
    const terms = named[field].filter((term) => !isKnown(vocabulary[field], term)).sort();
    if (terms.length > 0) reasons.push({ kind: "unknownTerms", field, terms });
  }
  return reasons;
}

function prohibitions(policy: Policy, situation: Situation): Reason[] {
  const coverage = new Map(
    policy.rules
      .filter(({ verdict }) => verdict !== "answer")
      .map((rule) => [rule, prohibitionCoverage(rule.when, situation)] as const),
  );
  return rulesThat(policy, (rule) => (coverage.get(rule) ?? "misses") !== "misses").map((rule) => ({
    kind: "rule",
    rule,
    inPart: coverage.get(rule) === "touches",
  }));
}

/** The customer's own consents that cover a request, or why there is none. */
function consentTo({ facts, history, vocabulary }: Situation): {
  readonly consents: readonly Reason[];
  readonly obstacle: readonly Reason[];
} {
  const [newest] = history.consents;
  const consents = history.consents
    .filter((consent) => beyondConsent(consent, facts, vocabulary).length === 0)
    .map((consent) => ({ kind: "consent", consent }) as const);
  if (consents.length > 0) return { consents, obstacle: [] };
  if (newest === undefined) return { consents, obstacle: [{ kind: "firstConsent" }] };
  return {
    consents,
    obstacle: [{ kind: "beyondConsent", fields: beyondConsent(newest, facts, vocabulary) }],
  };
}

/** Rules in an order that depends on nothing but what they say. */
function rulesThat(policy: Policy, fits: (rule: Rule) => boolean): Rule[] {
  const fitting = policy.rules.filter(fits);
  if (fitting.length < 2) return fitting;
  return fitting
    .map((rule) => ({ rule, text: toCanonicalJson(rule) }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
    .map(({ rule }) => rule);
}

function ruleReason(rule: Rule): Reason {
  return { kind: "rule", rule, inPart: false };
}

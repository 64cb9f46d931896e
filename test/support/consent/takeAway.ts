import type { RequestFacts } from "../../../src/consent/settings/facts.ts";
import type { HistoryEvent } from "../../../src/consent/settings/history.ts";
import type { Policy } from "../../../src/consent/settings/policy.ts";
import type { Reason } from "../../../src/consent/settings/reasons.ts";
import type { Vocabulary } from "../../../src/consent/settings/vocabulary.ts";
import { consentTo } from "./settings.ts";

/** Everything that a decision depends on. */
export interface Situation {
  readonly policy: Policy;
  readonly facts: RequestFacts;
  readonly events: readonly HistoryEvent[];
  readonly vocabulary: Vocabulary;
}

/** The same situation without one reason, and otherwise as much the same as can be. */
export function takeAway(reason: Reason, situation: Situation): Situation {
  const { policy, facts, events, vocabulary } = situation;
  switch (reason.kind) {
    case "rule": {
      const place = policy.rules.indexOf(reason.rule);
      return {
        ...situation,
        policy: { ...policy, rules: policy.rules.filter((_, index) => index !== place) },
      };
    }
    case "belowFloor":
      return { ...situation, facts: { ...facts, belowFloor: [] } };
    case "quietAfterNo":
      return { ...situation, policy: { ...policy, quietAfterNo: "0 days" } };
    case "unprovenBrand": {
      const brand = "proven.example";
      return {
        ...situation,
        facts: { ...facts, brand },
        events: events.map((event) => ({ ...event, brand: event.brand ?? brand })),
      };
    }
    case "unknownTerms": {
      const tree = vocabulary[reason.field];
      const broader = { ...tree.broader, ...Object.fromEntries(reason.terms.map((term) => [term, ""])) };
      return { ...situation, vocabulary: { ...vocabulary, [reason.field]: { ...tree, broader } } };
    }
    case "firstConsent":
    case "beyondConsent":
      return { ...situation, events: [...events, consentTo(facts, { at: facts.now })] };
    case "noPermission": {
      const when = { purposes: [facts.purpose], ...(facts.uses.length > 0 ? { uses: facts.uses } : {}) };
      return { ...situation, policy: { ...policy, rules: [...policy.rules, { verdict: "answer", when }] } };
    }
    case "consent": {
      const place = events.indexOf(reason.consent);
      return {
        ...situation,
        events: events.map((event, index) =>
          index === place ? { ...reason.consent, purpose: "x:Other" } : event,
        ),
      };
    }
  }
}

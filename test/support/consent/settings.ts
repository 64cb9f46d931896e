import { type RequestFacts, uses } from "../../../src/consent/settings/facts.ts";
import type { ConsentedEvent, HistoryEvent } from "../../../src/consent/settings/history.ts";
import type { Conditions, Policy, Rule, Verdict } from "../../../src/consent/settings/policy.ts";
import type { TermField } from "../../../src/consent/settings/vocabulary.ts";
import type { Random } from "../random.ts";
import { vocabulary } from "./vocabulary.ts";

export const DAY = 86_400;
export const NOW = 1_900_000_000;

/** A modest request of a brand. */
export const modest: RequestFacts = {
  brand: "shop.example",
  purpose: "dpv:PersonalisedBenefits",
  channel: "app",
  level: 2,
  categories: ["pd:Interest"],
  attributes: ["interest"],
  recipients: ["dpv:DataProcessor"],
  retention: 60 * DAY,
  issuerKinds: ["SolidPod"],
  uses: ["profiling"],
  belowFloor: [],
  now: NOW,
};

/** The customer's own consent to just what a request asks. */
export function consentTo(facts: RequestFacts, changes: Partial<ConsentedEvent> = {}): ConsentedEvent {
  const { brand, purpose, channel, level, categories, recipients, retention } = facts;
  return {
    kind: "consented",
    by: "person",
    at: NOW - 40 * DAY,
    until: NOW + 300 * DAY,
    ...{ brand, purpose, channel, level, categories, recipients, retention, uses: facts.uses },
    ...changes,
  };
}

export function policyOf(...rules: readonly Rule[]): Policy {
  return {
    format: "decdp-settings-1",
    rules,
    quietAfterNo: "182 days",
    floor: { everywhere: { values: 3, share: 0 } },
  };
}

const brands = ["shop.example", "www.shop.example", "bank.example", "shop.co.uk", "other.co.uk"];
const attributes = ["interest", "income", "age"];
const issuerKinds = ["SolidPod", "BankAccount", "SelfDeclared"];

const termsOf = (field: TermField) => Object.keys(vocabulary[field].broader);

function some<Value>(random: Random, values: readonly Value[], most: number): Value[] {
  return [...new Set(Array.from({ length: random.between(1, most) }, () => random.oneOf(values)))];
}

export function randomFacts(random: Random): RequestFacts {
  return {
    brand: random.between(0, 9) === 0 ? undefined : random.oneOf(brands),
    purpose: random.between(0, 19) === 0 ? "x:Newsletter" : random.oneOf(termsOf("purposes")),
    channel: random.oneOf(termsOf("channels")),
    level: random.between(0, 4),
    categories: some(random, termsOf("categories"), 2),
    attributes: some(random, attributes, 2),
    recipients: some(random, termsOf("recipients"), 2),
    retention: random.between(1, 400) * DAY,
    issuerKinds: some(random, issuerKinds, 1),
    uses: random.between(0, 2) === 0 ? some(random, uses, 2) : [],
    belowFloor: random.between(0, 19) === 0 ? ["age"] : [],
    now: NOW,
  };
}

/** Conditions, of which most are left out; if `facts` are given, mostly ones that fit them. */
export function randomConditions(random: Random, verdict: Verdict, facts?: RequestFacts): Conditions {
  const has = (oneIn: number) => random.between(1, oneIn) === 1;
  const near = (value: number) => value + random.between(-1, 1);
  const of = facts !== undefined && !has(4) ? facts : randomFacts(random);
  const more = (field: TermField, own: readonly string[]) => [
    ...own,
    ...(has(2) ? some(random, termsOf(field), 2) : []),
  ];
  return {
    ...(has(4) ? { brands: [of.brand ?? "shop.example"] } : {}),
    ...(verdict === "answer" || has(3) ? { purposes: more("purposes", [of.purpose]) } : {}),
    ...(has(5) ? { channels: more("channels", [of.channel]) } : {}),
    ...(has(4) ? { categories: more("categories", of.categories) } : {}),
    ...(has(6) ? { attributes: of.attributes } : {}),
    ...(has(6) ? { recipients: more("recipients", of.recipients) } : {}),
    ...(has(6) ? { issuerKinds: of.issuerKinds } : {}),
    ...((verdict === "answer" ? of.uses.length > 0 : has(5))
      ? { uses: of.uses.length > 0 ? of.uses : uses }
      : {}),
    ...(has(4)
      ? { level: verdict === "answer" ? { atMost: near(of.level) } : { atLeast: near(of.level) } }
      : {}),
    ...(has(5) ? { retention: verdict === "answer" ? { atMost: "300 days" } : { atLeast: "200 days" } } : {}),
    ...(has(6) ? { knownFor: verdict === "answer" ? { atLeast: "20 days" } : { atMost: "60 days" } } : {}),
    ...(has(6) ? { answersSoFar: verdict === "answer" ? { atLeast: 1 } : { atMost: 2 } } : {}),
    ...(has(6)
      ? { frequency: { within: "30 days", ...(verdict === "answer" ? { atMost: 3 } : { atLeast: 2 }) } }
      : {}),
    ...(has(9) ? { brokenPromises: verdict === "answer" ? { atMost: 0 } : { atLeast: 1 } } : {}),
  };
}

export function randomRule(random: Random, verdict: Verdict, facts?: RequestFacts): Rule {
  return { verdict, when: randomConditions(random, verdict, facts) };
}

export function randomPolicy(random: Random, facts: RequestFacts): Policy {
  const rules = Array.from({ length: random.between(0, 6) }, () =>
    randomRule(random, random.oneOf(["answer", "answer", "answer", "ask", "refuse"]), facts),
  );
  return policyOf(...rules);
}

export function randomHistory(random: Random, facts: RequestFacts): HistoryEvent[] {
  const at = () => NOW - random.between(1, 100) * DAY;
  return Array.from({ length: random.between(0, 8) }, (): HistoryEvent => {
    const of = random.between(0, 2) > 0 ? facts : randomFacts(random);
    const { brand, purpose } = of;
    const by = random.oneOf(["person", "person", "software"] as const);
    const kind = random.between(0, 9);
    if (kind < 5) return consentTo(of, { at: at(), until: at() + random.between(50, 300) * DAY, by });
    if (kind < 8) return { kind: "answered", brand, at: at() };
    if (kind === 8)
      return { kind: random.oneOf(["refused", "withdrew"] as const), by, brand, purpose, at: at() };
    return { kind: "brokePromise", brand, at: at() };
  });
}

/** The same values in another order. */
export function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
  const rest = [...values];
  return Array.from({ length: rest.length }, () => rest.splice(random.between(0, rest.length - 1), 1)[0]!);
}

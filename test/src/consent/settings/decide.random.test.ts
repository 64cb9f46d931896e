import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Decision, decide } from "../../../../src/consent/settings/decide.ts";
import { verdictOf } from "../../../../src/consent/settings/reasons.ts";
import { covers } from "../../../support/consent/oracle.ts";
import {
  randomFacts,
  randomHistory,
  randomPolicy,
  randomRule,
  shuffled,
} from "../../../support/consent/settings.ts";
import { type Situation, takeAway } from "../../../support/consent/takeAway.ts";
import { vocabulary } from "../../../support/consent/vocabulary.ts";
import { createRandom, type Random } from "../../../support/random.ts";

const CASES = 10_000;
const openness = { refuse: 0, ask: 1, answer: 2 };

function situationOf(random: Random): Situation {
  const facts = randomFacts(random);
  return { policy: randomPolicy(random, facts), facts, events: randomHistory(random, facts), vocabulary };
}

function decideOn({ policy, facts, events, vocabulary }: Situation): Decision {
  return decide(policy, facts, events, vocabulary);
}

/** Checks random situations, and that every verdict occurs in many of them. */
function inManySituations(seed: number, check: (situation: Situation, random: Random) => Decision): void {
  const random = createRandom(seed);
  const counts = { answer: 0, ask: 0, refuse: 0 };
  for (let index = 0; index < CASES; index++) counts[check(situationOf(random), random).verdict]++;
  for (const [verdict, count] of Object.entries(counts)) {
    assert.ok(count > CASES / 20, `only ${count} times ${verdict}`);
  }
}

describe(`in ${CASES} random policies and requests, the engine`, () => {
  it("refuses exactly what a refusal covers, what would fall below the floor, and what was refused lately", () => {
    inManySituations(1, (situation) => {
      const decision = decideOn(situation);
      const { policy, facts, events } = situation;
      const isCovered = policy.rules.some((rule) => rule.verdict === "refuse" && covers(rule, facts, events));
      const isLimited = decision.reasons.some(({ kind }) => kind === "quietAfterNo" || kind === "belowFloor");
      assert.equal(decision.verdict === "refuse", isCovered || isLimited);
      assert.ok(facts.belowFloor.length === 0 || decision.verdict === "refuse");
      return decision;
    });
  });

  it("opens nothing when a prohibition is added", () => {
    inManySituations(2, (situation, random) => {
      const before = decideOn(situation);
      const rule = randomRule(random, random.oneOf(["ask", "refuse"]), situation.facts);
      const rules = [...situation.policy.rules, rule];
      const after = decideOn({ ...situation, policy: { ...situation.policy, rules } });
      assert.ok(openness[after.verdict] <= openness[before.verdict]);
      return before;
    });
  });

  it("opens nothing when a permission is taken away", () => {
    inManySituations(3, (situation, random) => {
      const before = decideOn(situation);
      const rules = situation.policy.rules.filter(
        ({ verdict }) => verdict !== "answer" || random.between(0, 1) === 0,
      );
      const after = decideOn({ ...situation, policy: { ...situation.policy, rules } });
      assert.ok(openness[after.verdict] <= openness[before.verdict]);
      return before;
    });
  });

  it("decides the same, for the same reasons, in whatever order rules, events and values come", () => {
    inManySituations(4, (situation, random) => {
      const { policy, facts, events } = situation;
      const decision = decideOn(situation);
      const other = decideOn({
        ...situation,
        policy: { ...policy, rules: shuffled(random, policy.rules) },
        facts: {
          ...facts,
          categories: shuffled(random, facts.categories),
          recipients: shuffled(random, facts.recipients),
          attributes: shuffled(random, facts.attributes),
        },
        events: shuffled(random, events),
      });
      assert.deepEqual(other, decision);
      return decision;
    });
  });

  it("gives reasons each of which is needed", () => {
    inManySituations(5, (situation) => {
      const decision = decideOn(situation);
      const { verdict, reasons, also } = decision;
      assert.ok(reasons.length > 0);
      if (verdict !== "answer")
        assert.ok([...reasons, ...also].every((reason) => verdictOf(reason) === verdict));
      const alone = also.reduce((left, reason) => takeAway(reason, left), situation);
      const same = decideOn(alone);
      assert.equal(same.verdict, verdict);
      assert.deepEqual(
        same.reasons.map(({ kind }) => kind),
        reasons.map(({ kind }) => kind),
      );
      assert.deepEqual(same.also, []);
      for (const reason of same.reasons) {
        assert.notEqual(decideOn(takeAway(reason, alone)).verdict, verdict, `without ${reason.kind}`);
      }
      return decision;
    });
  });

  it("answers only what the customer agreed to in person for this very brand and purpose", () => {
    inManySituations(6, (situation) => {
      const decision = decideOn(situation);
      const own = situation.events.filter(
        (event) =>
          event.kind === "consented" && event.by === "person" && event.purpose === situation.facts.purpose,
      );
      if (decision.verdict === "answer") assert.ok(own.length > 0 && situation.facts.brand !== undefined);
      const without = situation.events.filter((event) => !own.includes(event));
      assert.notEqual(decideOn({ ...situation, events: without }).verdict, "answer");
      return decision;
    });
  });
});

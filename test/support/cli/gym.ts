import type { Terms } from "../../../src/consent/terms/terms.ts";
import { terms as example } from "../consent/terms.ts";

/** What a brand and an issuer write, for the tests of the command line. */
export const schema = {
  name: "test/person/1",
  attributes: [{ name: "age", unit: "years", offset: 0, scale: 1 }],
};

const { replaces: _, ...asking } = example;

export const terms: Terms = {
  ...asking,
  brand: { ...example.brand, name: "Gym" },
  purpose: "dpv:ProvideEventRecommendations",
  level: 1,
  data: [{ category: "pd:AgeRange", attributes: ["age"], source: "vault" }],
  inferences: [],
  largestReward: { amount: "2", currency: "POINT" },
};

export const campaign = {
  name: "course",
  schema: "schema.json",
  issuers: ["vault"],
  rules: [{ attribute: "age", atLeast: 18 }],
  reward: "2",
  answersPerPeriod: 10,
  notice: "1 day",
};

import type { Terms } from "../../src/format/campaign/terms.ts";

const common = {
  brand: "Meridian",
  recipients: ["Meridian"],
  storage: "the group, under a pseudonym, at Meridian",
  lawfulBasis: "consent, GDPR art. 6(1)(a)",
} as const;

export const courseTerms: Terms = {
  ...common,
  purpose: "to invite you to an evening course that fits",
  channel: "e-mail",
  dataCategories: ["age", "education", "occupation"],
  retention: "90 days",
  level: 1,
  meaningOfNo: "you get the general newsletter",
};

export const savingsTerms: Terms = {
  ...common,
  purpose: "to show the savings plan that fits your income",
  channel: "the app",
  dataCategories: ["regularity and size of income"],
  retention: "180 days",
  level: 3,
  meaningOfNo: "you see all plans, unsorted",
};

export const memberTerms: Terms = {
  ...common,
  purpose: "to keep your member price while you are active",
  channel: "the shop",
  dataCategories: ["visits and purchases at Meridian"],
  retention: "30 days",
  level: 2,
  meaningOfNo: "you pay the normal price",
};

/** For the two campaigns that are there to compare gas: each has terms, and so consents, of its own. */
export const smallestTerms: Terms = { ...courseTerms, purpose: "to see what the smallest request costs" };
export const largestTerms: Terms = { ...courseTerms, purpose: "to see what the largest request costs" };

import type { Party, Terms } from "../../src/consent/terms/terms.ts";
import type { SourceOfData } from "../../src/consent/terms/words.ts";
import { vaultSchema } from "./cast/schemas.ts";

const meridian: Party = {
  name: "Meridian AS",
  address: "Strandgaten 4, 5013 Bergen",
  country: "NO",
  contact: "mailto:privacy@meridian.example",
};

/** What the terms of all campaigns have in common. */
const common = {
  format: "decdp-terms-1",
  brand: meridian,
  jointControllers: [],
  dataProtectionOfficer: "mailto:officer@meridian.example",
  authority: { name: "Datatilsynet", country: "NO", contact: "https://authority.example/complain" },
  jurisdiction: "NO",
  lawfulBasis: "eu-gdpr:A6-1-a-explicit-consent",
  minimumAge: 18,
  affectsPrice: false,
  rewardBasis: "answer",
  derivativesBelongTo: "customer",
  sold: false,
  shared: false,
  storage: [{ place: "NO" }],
  processing: [{ place: "EEA" }],
  proofRetention: "endless",
  rights: [
    "eu-gdpr:A7-3",
    "eu-gdpr:A13",
    "eu-gdpr:A15",
    "eu-gdpr:A16",
    "eu-gdpr:A17",
    "eu-gdpr:A18",
    "eu-gdpr:A20",
    "eu-gdpr:A21",
    "eu-gdpr:A22-3-a",
    "eu-gdpr:A22-3-b",
    "eu-gdpr:A22-3-c",
    "eu-gdpr:A77",
  ],
  withdrawal: { at: "https://meridian.example/stop", within: "1 minute" },
} satisfies Partial<Terms>;

const noMachineDecides: Terms["decision"] = {
  automation: "dpv:AssistiveAutomation",
  logic: "dpv:EvaluationOfIndividuals",
  consequences: ["offers"],
  significant: false,
  humanContact: "tel:+47-5550100",
};

const eventTerms: Terms = {
  ...common,
  purpose: "dpv:ProvideEventRecommendations",
  channel: "email",
  level: 1,
  data: [
    { category: "pd:AgeRange", attributes: ["age"], source: "vault" },
    { category: "pd:Education", attributes: ["education"], source: "vault" },
    { category: "pd:Job", attributes: ["occupation"], source: "vault" },
  ],
  inferences: [{ category: "pd:Interest", from: ["age", "education", "occupation"] }],
  decision: noMachineDecides,
  largestReward: reward("2"),
  ifYouSayNo: ["reward", "personalOffers"],
  recipients: recipients("vault", "segment"),
  retention: "90 days",
};

/** A model learnt from a survey estimates who earns well, and so which courses are shown first. */
export const courseTerms: Terms = {
  ...eventTerms,
  inferences: [
    ...eventTerms.inferences,
    { category: "pd:IncomeBracket", from: ["age", "education", "occupation"] },
  ],
  decision: { ...noMachineDecides, logic: "dpv:AutomatedScoringOfIndividuals", consequences: ["order"] },
};

export const savingsTerms: Terms = {
  ...common,
  purpose: "dpv:ProvideProductRecommendations",
  channel: "app",
  level: 3,
  data: [{ category: "pd:Income", attributes: ["hourlyWage", "regularMonths"], source: "bank" }],
  inferences: [{ category: "pd:FinancialStatus", from: ["hourlyWage", "regularMonths"] }],
  decision: {
    ...noMachineDecides,
    automation: "dpv:FullAutomation",
    logic: "dpv:AutomatedScoringOfIndividuals",
    consequences: ["order"],
  },
  largestReward: reward("5"),
  // Whoever says no sees all plans, unsorted.
  ifYouSayNo: ["reward", "personalContent"],
  recipients: recipients("bank", "sealedSegment"),
  retention: "180 days",
};

/** Prices and discounts are the same for whoever says no; what members give up is what is made for them alone. */
export const memberTerms: Terms = {
  ...common,
  purpose: "dpv:PersonalisedBenefits",
  channel: "shop",
  level: 2,
  data: [
    { category: "pd:ServiceConsumptionBehaviour", attributes: ["visits"], source: "brand" },
    { category: "pd:Purchase", attributes: ["purchases"], source: "brand" },
  ],
  inferences: [{ category: "pd:Reliability", from: ["visits", "purchases"] }],
  decision: noMachineDecides,
  largestReward: reward("1"),
  ifYouSayNo: ["reward", "personalOffers"],
  recipients: recipients("brand", "sealedSegment"),
  retention: "30 days",
};

/** For the customer with an agent. */
export const newsTerms: Terms = {
  ...eventTerms,
  channel: "app",
  data: [{ category: "pd:AgeRange", attributes: ["age"], source: "vault" }],
  inferences: [{ category: "pd:Interest", from: ["age"] }],
  largestReward: reward("1"),
};

export const nosyTerms: Terms = { ...newsTerms, retention: "60 days" };

/** For the two campaigns that are there to compare gas: each has terms, and so consents, of its own. */
export const smallestTerms: Terms = {
  ...eventTerms,
  data: [{ category: "pd:AgeRange", attributes: ["age"], source: "vault" }],
  inferences: [],
  largestReward: reward("1"),
};
export const largestTerms: Terms = {
  ...eventTerms,
  data: [
    ...eventTerms.data,
    {
      category: "pd:Household",
      attributes: vaultSchema.attributes
        .map(({ name }) => name)
        .filter((name) => !["age", "education", "occupation"].includes(name)),
      source: "vault",
    },
  ],
  decision: { ...noMachineDecides, logic: "dpv:AutomatedScoringOfIndividuals" },
  largestReward: reward("1"),
};

/** In the token of the simulation. */
function reward(amount: string): Terms["largestReward"] {
  return { amount, currency: "MP" };
}

/** Issuer, relayer and chain are recipients, too. */
function recipients(source: SourceOfData, revealed: "segment" | "sealedSegment"): Terms["recipients"] {
  return [
    {
      role: "issuer",
      name: `Issuer of the ${source}`,
      receives: ["attributes"],
      places: [{ place: "EEA" }],
      retention: "1 day",
    },
    {
      role: "relayer",
      name: "Meridian Relay",
      receives: ["consent", "proof", revealed],
      places: [{ place: "EEA" }],
      retention: "30 days",
    },
    {
      role: "chain",
      name: "Ethereum",
      receives: ["pseudonym", "consent", "proof", revealed, "payment"],
      places: [{ place: "worldwide", safeguard: "eu-gdpr:A49-1-a" }],
      retention: "endless",
    },
  ];
}

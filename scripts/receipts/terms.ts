import { hashOfTerms } from "../../src/consent/terms/reading.ts";
import type { Rendering } from "../../src/consent/terms/rendering.ts";
import type { Party, Terms } from "../../src/consent/terms/terms.ts";

const shop: Party = {
  name: "Corner Shop AS",
  address: "Storgata 1, 0155 Oslo",
  country: "NO",
  contact: "mailto:privacy@shop.example",
};

const known = {
  data: [
    { category: "pd:AgeRange", attributes: ["age"], source: "ownWord" },
    { category: "pd:Region", attributes: ["region"], source: "ownWord" },
  ],
  inferences: [{ category: "pd:Interest", from: ["age", "region"] }],
} as const;

const given = {
  recipients: [
    {
      role: "issuer",
      name: "Own Word",
      receives: ["attributes"],
      places: [{ place: "NO" }],
      retention: "1 day",
    },
    {
      role: "relayer",
      name: "Corner Relay",
      receives: ["consent", "proof"],
      places: [{ place: "EEA" }],
      retention: "30 days",
    },
    {
      role: "chain",
      name: "Ethereum",
      receives: ["consent", "proof", "sealedSegment", "pseudonym", "payment"],
      places: [{ place: "worldwide", safeguard: "eu-gdpr:A49-1-a" }],
      retention: "endless",
    },
  ],
  storage: [{ place: "NO" }],
  processing: [{ place: "EEA" }],
} as const;

/** What the brand of the documentation asks for. */
export const terms: Terms = {
  format: "decdp-terms-1",
  brand: shop,
  jointControllers: [
    { name: "Corner Club AB", address: "Gata 2, Malmö", country: "SE", contact: "https://club.example/us" },
  ],
  dataProtectionOfficer: "mailto:officer@shop.example",
  authority: { name: "Datatilsynet", country: "NO", contact: "https://datatilsynet.example/complain" },
  jurisdiction: "NO",
  purpose: "dpv:PersonalisedAdvertising",
  channel: "email",
  level: 3,
  lawfulBasis: "eu-gdpr:A6-1-a-explicit-consent",
  minimumAge: 18,
  ...known,
  decision: {
    automation: "dpv:FullAutomation",
    logic: "dpv:AutomatedScoringOfIndividuals",
    consequences: ["offers"],
    significant: false,
    humanContact: "tel:+47-5550123",
  },
  affectsPrice: false,
  rewardBasis: "answer",
  largestReward: { amount: "0.50", currency: "EUR" },
  ifYouSayNo: ["personalOffers", "reward"],
  ...given,
  derivativesBelongTo: "customer",
  sold: false,
  shared: false,
  retention: "90 days",
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
  withdrawal: { at: "https://shop.example/stop", within: "1 minute" },
};

/** The same in English. */
export const rendering: Rendering = {
  format: "decdp-rendering-1",
  terms: hashOfTerms(terms),
  language: "en",
  version: 1,
  title: "Offers of your region",
  purpose: "We would like to send you offers that suit your age and region.",
  ifYouSayNo: "You get the general newsletter at the same prices, and no thank-you for an answer.",
  data: {
    "pd:AgeRange": "Some offers are for adults of a certain age.",
    "pd:Region": "Shops differ by region.",
  },
  inferences: { "pd:Interest": "Your group tells us which of four sets of offers you may like." },
  decision: "Points for age and region put you in a group. Call us and a person looks at it again.",
  reward: "Up to 0.50 EUR for an answer, whatever it says.",
  recipients:
    "Corner Relay passes your answer on; the chain keeps it for ever, all over the world, without your name.",
  retention: "We delete your group after 90 days. The proof stays on the chain.",
  withdrawal: "Press Stop at any time. You can also see, correct and erase what we keep.",
};

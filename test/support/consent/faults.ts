import type { LintSubject } from "../../../src/consent/terms/lint/rule.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { document } from "../formats/values.ts";
import { rendering, terms } from "./terms.ts";

const { schema, rules, model } = document;
const request = { schema, rules, model };

/** Terms and a campaign in which nothing is wrong. */
export const faultless: LintSubject = {
  terms,
  renderings: [rendering],
  request,
  reward: { amount: "0.5", currency: "EUR" },
  consentFor: 365 * 86_400,
};

const decision = (change: Partial<Terms["decision"]>) => ({ decision: { ...terms.decision, ...change } });
const without = (...left: readonly string[]) => ({
  rights: terms.rights.filter((right) => !left.includes(right)),
});
const plain: Partial<Terms> = { level: 1, lawfulBasis: "eu-gdpr:A6-1-a-non-explicit-consent" };
const recipient = (role: string, change: Partial<Terms["recipients"][number]>) => ({
  recipients: terms.recipients.map((one) => (one.role === role ? { ...one, ...change } : one)),
});
const other: Terms["recipients"][number] = {
  role: "thirdParty",
  name: "Other",
  receives: ["segment"],
  places: [{ place: "NO" }],
  retention: "1 day",
};
const ageRules = (...conditions: readonly object[]) => ({
  ...request,
  rules: conditions.map((condition) => ({ attribute: "age", ...condition })) as unknown as typeof rules,
});

/** A fault of the terms, and the rules that it breaks. */
export const faultsOfTerms: readonly (readonly [rules: string, change: Partial<Terms>])[] = [
  ["purpose-bundled", { purpose: "dpv:Personalisation" }],
  ["purpose-bundled, purpose-profiling", { purpose: "dpv:Marketing" }],
  ["purpose-profiling", { purpose: "dpv:DirectMarketing" }],
  ["purpose-sale", { purpose: "dpv:SellDataToThirdParties" }],
  ["purpose-sale, shared", { sold: true, recipients: [...terms.recipients, other] }],
  [
    "special-category",
    { data: [...terms.data, { category: "pd:Health", attributes: ["age"], source: "bank" }] },
  ],
  ["special-category", { inferences: [{ category: "pd:PoliticalOpinion", from: ["region"] }] }],
  ["special-category", { inferences: [{ category: "pd:CriminalCharge", from: ["region"] }] }],
  ["inference-source", { inferences: [{ category: "pd:Interest", from: ["height"] }] }],
  ["minimum-age, minors", { minimumAge: 12 }],
  ["minors", { minimumAge: 17 }],
  [
    "level-explicit-consent",
    {
      level: 2,
      lawfulBasis: "eu-gdpr:A6-1-a-non-explicit-consent",
      ...recipient("chain", { places: [{ place: "worldwide", safeguard: "eu-gdpr:A46-2-c" }] }),
    },
  ],
  ["level-explicit-consent, transfer-consent", { ...plain, ...decision({ significant: true }) }],
  ["level-retention-limit", { level: 2, retention: "366 days" }],
  ["level-logic", decision({ automation: "dpv:NotAutomated", logic: undefined })],
  ["level-logic", { level: 1, ...decision({ logic: undefined }) }],
  ["level-consequences", decision({ consequences: [] })],
  ["level-consequences", { level: 1, ...decision({ consequences: [], significant: true }) }],
  ["level-human-contact", decision({ humanContact: undefined })],
  ["level-human-contact", { level: 1, ...decision({ humanContact: undefined, significant: true }) }],
  ["level-human-rights", without("eu-gdpr:A22-3-b")],
  ["level-human-rights", { level: 1, ...decision({ significant: true }), ...without("eu-gdpr:A22-3-c") }],
  ["level-officer", { dataProtectionOfficer: undefined }],
  ["level-zero", { level: 0 }],
  ...(["generalOffers", "generalPrice", "memberPrice", "service"] as const).map(
    (thing) => ["no-costs", { ifYouSayNo: ["reward", thing] }] as const,
  ),
  ["no-club-perks", { ifYouSayNo: ["reward", "clubPerks"] }],
  ["no-said", { ifYouSayNo: [] }],
  ["no-said", { rewardBasis: "none", largestReward: undefined }],
  ["price-disclosed, price-personal", { affectsPrice: true }],
  ["price-disclosed", decision({ consequences: ["price"] })],
  ["price-disclosed", { ifYouSayNo: ["reward", "personalPrice"] }],
  ["price-personal", { affectsPrice: true, ...decision({ consequences: ["price"] }) }],
  ["reward-by-result", { rewardBasis: "result" }],
  ["reward-limit", { largestReward: undefined }],
  ["no-said, reward-limit", { rewardBasis: "none" }],
  ["reward-cap", { largestReward: { amount: "10.01", currency: "EUR" } }],
  ["recipient-missing", { recipients: terms.recipients.filter(({ role }) => role !== "issuer") }],
  ["recipient-missing", { recipients: terms.recipients.filter(({ role }) => role !== "chain") }],
  ["recipient-relayer", { recipients: terms.recipients.filter(({ role }) => role !== "relayer") }],
  ["recipient-chain", recipient("chain", { retention: "10 years" })],
  ["recipient-chain", recipient("chain", { places: [{ place: "EEA" }] })],
  ["recipient-chain", { proofRetention: "10 years" }],
  ["recipient-attributes", recipient("relayer", { receives: ["attributes"] })],
  ["recipient-shared", { shared: false, recipients: [...terms.recipients, other] }],
  ["recipient-shared, shared", { shared: true }],
  ["shared", { shared: true, recipients: [...terms.recipients, other] }],
  ["transfer-safeguard", { storage: [{ place: "US" }] }],
  ["transfer-safeguard", { processing: [{ place: "GB" }] }],
  ["transfer-safeguard", recipient("relayer", { places: [{ place: "NO" }, { place: "worldwide" }] })],
  ["transfer-consent", plain],
  ["rights-missing", without("eu-gdpr:A7-3")],
  ["rights-missing", without("eu-gdpr:A13", "eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18")],
  ["rights-missing", without("eu-gdpr:A20", "eu-gdpr:A77")],
  ["right-to-object", without("eu-gdpr:A21")],
  ["withdrawal-slow", { withdrawal: { ...terms.withdrawal, within: "25 hours" } }],
];

/** A fault between terms and what goes with them, and the rules that it breaks. */
export const faultsOfCampaigns: readonly (readonly [rules: string, change: Partial<LintSubject>])[] = [
  [
    "attribute-not-named",
    {
      terms: {
        ...terms,
        data: terms.data.slice(1),
        inferences: [{ category: "pd:Interest", from: ["region"] }],
      },
      renderings: [],
    },
  ],
  ["over-asking", { request: ageRules({ atLeast: 18 }) }],
  ["inference-missing", { terms: { ...terms, inferences: [] }, renderings: [] }],
  ["level-logic, logic-missing", { terms: { ...terms, ...decision({ logic: undefined }) }, renderings: [] }],
  ["over-asking, exact-value", { request: ageRules({ between: [40, 40] }) }],
  ["over-asking, exact-value", { request: ageRules({ atLeast: 40 }, { below: 41 }) }],
  [
    "over-asking, exact-value",
    { request: ageRules({ atLeast: 40 }, { attribute: undefined, not: { attribute: "age", above: 40 } }) },
  ],
  [
    "over-asking, exact-value",
    {
      request: ageRules({
        attribute: undefined,
        anyOf: [
          { attribute: "age", between: [40, 40] },
          { attribute: "age", atLeast: 70 },
        ],
      }),
    },
  ],
  ["reward-cap, reward-differs", { reward: { amount: "11", currency: "EUR" } }],
  ["reward-cap", { rewardCap: { amount: "0.49", currency: "EUR" } }],
  ["reward-differs", { reward: { amount: "0.51", currency: "EUR" } }],
  ["reward-differs", { reward: { amount: "0.5", currency: "NOK" } }],
  [
    "reward-differs",
    { terms: { ...terms, rewardBasis: "none", largestReward: undefined, ifYouSayNo: [] }, renderings: [] },
  ],
  ["consent-without-end", { consentFor: 2 ** 40 }],
  ["rendering", { renderings: [{ ...rendering, price: "Less." }] }],
  ["rendering", { renderings: [{ ...rendering, terms: `0x${"00".repeat(32)}` }] }],
  ["rendering-twice", { renderings: [rendering, { ...rendering, version: 2 }] }],
];

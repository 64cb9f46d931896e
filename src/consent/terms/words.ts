// The codes of terms, each list in the order in which people read it. Those with a prefix are terms of the Data Privacy
// Vocabulary 2.3; the others are this project's, and `dpv/` says what they become in that vocabulary.

export const channels = ["email", "sms", "push", "app", "web", "post", "phone", "shop"] as const;
export type Channel = (typeof channels)[number];

export const lawfulBases = [
  "eu-gdpr:A6-1-a-explicit-consent",
  "eu-gdpr:A6-1-a-non-explicit-consent",
  "eu-gdpr:A9-2-a",
] as const;
export type LawfulBasis = (typeof lawfulBases)[number];

/** Where a customer's data are kept before an issuer reads them. */
export const sourcesOfData = ["wallet", "pod", "vault", "bank", "ownWord", "brand"] as const;
export type SourceOfData = (typeof sourcesOfData)[number];

/** From none to all. */
export const automations = [
  "dpv:NotAutomated",
  "dpv:AssistiveAutomation",
  "dpv:PartialAutomation",
  "dpv:ConditionalAutomation",
  "dpv:HighAutomation",
  "dpv:FullAutomation",
] as const;
export type Automation = (typeof automations)[number];

export const scoringLogics = ["dpv:EvaluationOfIndividuals", "dpv:AutomatedScoringOfIndividuals"] as const;
export type ScoringLogic = (typeof scoringLogics)[number];

export const decisionConsequences = ["content", "offers", "order", "price", "access", "credit"] as const;
export type DecisionConsequence = (typeof decisionConsequences)[number];

/** "result" pays by what the answer says, which the linter refuses. */
export const rewardBases = ["none", "answer", "result"] as const;
export type RewardBasis = (typeof rewardBases)[number];

/** What a "no" can cost. The linter refuses the last four, which others get without personal data. */
export const withheldThings = [
  "reward",
  "personalMessages",
  "personalContent",
  "personalOffers",
  "clubPerks",
  "personalPrice",
  "generalOffers",
  "generalPrice",
  "memberPrice",
  "service",
] as const;
export type Withheld = (typeof withheldThings)[number];

export const recipientRoles = [
  "processor",
  "issuer",
  "relayer",
  "chain",
  "controller",
  "thirdParty",
] as const;
export type RecipientRole = (typeof recipientRoles)[number];

export const receivedThings = [
  "consent",
  "pseudonym",
  "proof",
  "segment",
  "sealedSegment",
  "attributes",
  "payment",
  "contact",
] as const;
export type Received = (typeof receivedThings)[number];

export const safeguards = [
  "eu-gdpr:A45-3",
  "eu-gdpr:A46-2-b",
  "eu-gdpr:A46-2-c",
  "eu-gdpr:A46-2-d",
  "eu-gdpr:A46-2-e",
  "eu-gdpr:A46-2-f",
  "eu-gdpr:A49-1-a",
] as const;
export type Safeguard = (typeof safeguards)[number];

export const rights = [
  "eu-gdpr:A7-3",
  "eu-gdpr:A13",
  "eu-gdpr:A14",
  "eu-gdpr:A15",
  "eu-gdpr:A16",
  "eu-gdpr:A17",
  "eu-gdpr:A18",
  "eu-gdpr:A19",
  "eu-gdpr:A20",
  "eu-gdpr:A21",
  "eu-gdpr:A22",
  "eu-gdpr:A22-3-a",
  "eu-gdpr:A22-3-b",
  "eu-gdpr:A22-3-c",
  "eu-gdpr:A77",
] as const;
export type Right = (typeof rights)[number];

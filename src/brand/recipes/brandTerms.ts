import type { Authority, Contact, Party, Terms } from "../../consent/terms/terms.ts";
import type { SourceOfData } from "../../consent/terms/words.ts";

/** What recipes need to know of a brand. */
export interface RecipeBrand {
  readonly party: Party;
  readonly authority: Authority;
  readonly dataProtectionOfficer: Contact;
  /** Where a person looks at a decision again. */
  readonly humanContact: Contact;
  /** Where to withdraw, besides the chain. */
  readonly stopAt: Contact;
  /** Where the brand stores and processes, a country. */
  readonly place: string;
  /** Who vouches for the attributes of each source. */
  readonly issuers: Readonly<Partial<Record<SourceOfData, string>>>;
  readonly relayer: string;
  readonly chain: string;
  /** In which rewards are paid. */
  readonly currency: string;
}

/** What is peculiar to one recipe. */
export type RecipeTerms = Pick<
  Terms,
  "purpose" | "channel" | "level" | "data" | "inferences" | "ifYouSayNo" | "retention"
> &
  Partial<Pick<Terms, "affectsPrice">> & {
    readonly automation: Terms["decision"]["automation"];
    readonly consequences: Terms["decision"]["consequences"];
    /** What one answer is paid. */
    readonly reward: string;
  };

/** The terms of a recipe: a sealed campaign, paid alike whatever the answer says, with every right that there is. */
export function brandTerms(brand: RecipeBrand, recipe: RecipeTerms): Terms {
  const { party, authority, dataProtectionOfficer, humanContact, stopAt, place, currency } = brand;
  const { automation, consequences, reward, affectsPrice = false, ...rest } = recipe;
  const logic = "dpv:AutomatedScoringOfIndividuals";
  return {
    format: "decdp-terms-1",
    ...{ brand: party, jointControllers: [], dataProtectionOfficer, authority, jurisdiction: party.country },
    ...{ lawfulBasis: "eu-gdpr:A6-1-a-explicit-consent", minimumAge: 18, affectsPrice },
    ...rest,
    decision: { automation, logic, consequences, significant: false, humanContact },
    ...{ rewardBasis: "answer", largestReward: { amount: reward, currency } },
    recipients: recipientsOf(brand, recipe),
    ...{ derivativesBelongTo: "customer", sold: false, shared: false },
    ...{ storage: [{ place }], processing: [{ place }], proofRetention: "endless" },
    rights: [
      ...([
        "eu-gdpr:A7-3",
        "eu-gdpr:A13",
        "eu-gdpr:A15",
        "eu-gdpr:A16",
        "eu-gdpr:A17",
        "eu-gdpr:A18",
      ] as const),
      ...(["eu-gdpr:A20", "eu-gdpr:A21", "eu-gdpr:A22-3-a", "eu-gdpr:A22-3-b", "eu-gdpr:A22-3-c"] as const),
      "eu-gdpr:A77",
    ],
    withdrawal: { at: stopAt, within: "1 minute" },
  };
}

function recipientsOf(
  { issuers, relayer, chain, party, place }: RecipeBrand,
  { data }: RecipeTerms,
): Terms["recipients"] {
  const sources = [...new Set(data.map(({ source }) => source))];
  return [
    ...sources.map((source) => ({
      role: "issuer" as const,
      name: issuers[source] ?? party.name,
      receives: ["attributes" as const],
      places: [{ place }],
      retention: "1 day",
    })),
    {
      role: "relayer",
      name: relayer,
      receives: ["consent", "proof", "sealedSegment"],
      places: [{ place }],
      retention: "30 days",
    },
    {
      role: "chain",
      name: chain,
      receives: ["pseudonym", "consent", "proof", "sealedSegment", "payment"],
      places: [{ place: "worldwide", safeguard: "eu-gdpr:A49-1-a" }],
      retention: "endless",
    },
  ];
}

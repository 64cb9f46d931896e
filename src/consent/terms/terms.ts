import type { Hex } from "viem";
import type { PersonalDataTerm } from "../dpv/personalData.ts";
import type { PurposeTerm } from "../dpv/purposes.ts";
import type {
  Automation,
  Channel,
  DecisionConsequence,
  LawfulBasis,
  Received,
  RecipientRole,
  RewardBasis,
  Right,
  Safeguard,
  ScoringLogic,
  SourceOfData,
  Withheld,
} from "./words.ts";

/**
 * The core of a brand's notice, without a word of any language but names: codes, terms of the Data Privacy Vocabulary,
 * durations, places. Its hash goes on chain, and a subject's consent is to this hash. Renderings put it into words.
 * One purpose and one channel: whoever wants to ask for two publishes two.
 */
export interface Terms {
  readonly format: "decdp-terms-1";
  /** Hash of the terms that these narrow: consents to those continue. Absent if these ask anew. */
  readonly replaces?: Hex | undefined;

  // Who asks.
  readonly brand: Party;
  readonly jointControllers: readonly Party[];
  /** Absent only if the brand is not obliged to have one. */
  readonly dataProtectionOfficer?: Contact | undefined;
  /** Where a customer complains. */
  readonly authority: Authority;
  /** Whose law applies, a country. */
  readonly jurisdiction: string;

  // Why, and on what ground.
  readonly purpose: PurposeTerm;
  readonly channel: Channel;
  /** Rung of the personalization pyramid, 0 everyone to 4 one-to-one. */
  readonly level: number;
  readonly lawfulBasis: LawfulBasis;
  /** In years; 0 for all ages. */
  readonly minimumAge: number;

  // What about the customer.
  /** What rules and model look at. At least one. */
  readonly data: readonly DataNeed[];
  /** What an answer lets the brand infer. */
  readonly inferences: readonly Inference[];
  readonly decision: AutomatedDecision;
  /** Whether somebody may see another price because of the answer. */
  readonly affectsPrice: boolean;

  // Thanks, and what a "no" means.
  readonly rewardBasis: RewardBasis;
  /** The most that one answer is paid. */
  readonly largestReward?: Amount | undefined;
  /** What whoever says no does not get. */
  readonly ifYouSayNo: readonly Withheld[];

  // Where to, and for how long.
  /** Everybody who receives something besides the brand; issuer, relayer and chain are among them. */
  readonly recipients: readonly Recipient[];
  /** Who owns what is derived from answers, such as a segment. */
  readonly derivativesBelongTo: "customer" | "brand" | "nobody";
  /** Whether anything is sold. */
  readonly sold: boolean;
  /** Whether anything is shared for others' purposes. */
  readonly shared: boolean;
  /** Where the brand stores. At least one. */
  readonly storage: readonly Located[];
  /** Where the brand processes. At least one. */
  readonly processing: readonly Located[];
  /** How long the brand keeps an answer, such as "90 days". */
  readonly retention: string;
  /** How long evidence stays after an erasure: a duration, or "endless" as on a chain. */
  readonly proofRetention: string;

  // What the customer can do.
  /** At least one. */
  readonly rights: readonly Right[];
  readonly withdrawal: Withdrawal;
}

/** `mailto:`, `tel:` or `https://`. */
export type Contact = string;

/** A company. */
export interface Party {
  /** Its legal name. */
  readonly name: string;
  readonly address: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly contact: Contact;
}

export type Authority = Omit<Party, "address">;

/** One category of data, and where it is from. Why it is needed is said in words, by each rendering. */
export interface DataNeed {
  readonly category: PersonalDataTerm;
  /** Names of the schema's attributes that are of this category. At least one. */
  readonly attributes: readonly string[];
  readonly source: SourceOfData;
}

/** Something that follows from attributes, such as an income from its regularity. */
export interface Inference {
  readonly category: PersonalDataTerm;
  /** The attributes that it follows from. At least one. */
  readonly from: readonly string[];
}

/** What machines decide (GDPR art. 22). */
export interface AutomatedDecision {
  readonly automation: Automation;
  /** How; absent if nothing is computed about one person. */
  readonly logic?: ScoringLogic | undefined;
  /** What follows for the customer. */
  readonly consequences: readonly DecisionConsequence[];
  /** Whether it has legal or similarly significant effects. */
  readonly significant: boolean;
  /** A person who looks at the decision again. */
  readonly humanContact?: Contact | undefined;
}

/** `amount` is a decimal string. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

export interface Recipient {
  readonly role: RecipientRole;
  /** Name of the company, or of the chain. */
  readonly name: string;
  /** At least one. */
  readonly receives: readonly Received[];
  /** At least one; a chain is "worldwide". */
  readonly places: readonly Located[];
  /** A duration, or "endless". */
  readonly retention: string;
}

export interface Located {
  /** A country, "EU", "EEA" or "worldwide". */
  readonly place: string;
  /** What protects a transfer out of the EEA. */
  readonly safeguard?: Safeguard | undefined;
}

export interface Withdrawal {
  /** Where to withdraw, besides the chain. */
  readonly at: Contact;
  /** How soon the brand stops after it heard, such as "1 minute". */
  readonly within: string;
}

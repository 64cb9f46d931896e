import type { Address, Hex } from "viem";
import type { Audit } from "../../../src/audit/audit.ts";
import type { Finding } from "../../../src/audit/checks/finding.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import type { RequestInWords } from "../../../src/model/explanation/words/requestInWords.ts";

/** What somebody says, compared with the chain. What nothing could be compared with is never taken for right. */
export interface Said {
  readonly what: "domain" | "document" | "words" | "report";
  readonly standing: "agreed" | "differing" | "notChecked";
  /** Why nothing could be compared; absent if something was. */
  readonly why?: "nobody" | "unreachable" | "notGiven" | "malformed" | undefined;
  /** Where it is said. */
  readonly place?: string | undefined;
  /** The parts that differ, by their names in the file. */
  readonly differing?: readonly string[] | undefined;
}

/** A finding without the events that show it: whoever wants them runs its command. */
export type ShownFinding = Omit<Finding, "evidence">;

/** What happened on one day, UTC. */
export interface Day {
  /** Unix seconds of its midnight. */
  readonly day: number;
  readonly answers: number;
  readonly withdrawals: number;
}

/** The words in which terms are shown. */
export interface TermsWords {
  readonly language: string;
  /** Whether the brand signed these words; otherwise they are made of the codes. */
  readonly isSigned: boolean;
  readonly rows: readonly (readonly [TermsRow, readonly string[]])[];
}

export type TermsRow =
  | "purpose"
  | "data"
  | "inferences"
  | "decision"
  | "price"
  | "reward"
  | "recipients"
  | "retention"
  | "withdrawal"
  | "ifYouSayNo";

/** One campaign, worked out from the chain alone; `said` is what the brand says of it. Times are Unix seconds. */
export interface CampaignAccount {
  readonly campaign: bigint;
  /** Of the document, if it is the one that the campaign was opened with. */
  readonly name: string | undefined;
  readonly openedAt: number;
  /** First second in which answers are refused; null unless it is closing. */
  readonly closesAt: number | null;
  readonly isSealed: boolean;
  readonly token: Address;
  /** In the token's smallest unit. */
  readonly reward: bigint;
  readonly termsId: Hex;
  /** Undefined if the chain has none that can be read. */
  readonly terms: Terms | undefined;
  readonly words: TermsWords | undefined;
  /** Undefined if the model is not on chain. Details are named only where the document is the right one. */
  readonly request: RequestInWords | undefined;
  readonly isNamed: boolean;
  readonly checked: Audit["checked"];
  readonly money: Audit["money"];
  /** Seconds from the signing of each withdrawal to its block, in chain order. */
  readonly delays: readonly number[];
  /** What the terms promise from then on, seconds; undefined if they cannot be read. */
  readonly promised: number | undefined;
  /** Answers whose use had to stop. */
  readonly stopped: number;
  readonly days: readonly Day[];
  /** Answers by segment, 0 to 4; undefined where only the brand can read them. */
  readonly segments: readonly number[] | undefined;
  readonly findings: readonly ShownFinding[];
  /** Answers whose proof no calldata shows. */
  readonly unproved: number;
  readonly said: readonly Said[];
}

/** A token as it calls itself; without a name and decimals if it says neither. */
export interface TokenName {
  readonly symbol: string;
  readonly decimals: number;
}

/** Everything that a brand did on this chain. */
export interface BrandAccount {
  readonly brand: Address;
  readonly readTo: { readonly block: number; readonly time: number };
  readonly domain: Said;
  readonly campaigns: readonly CampaignAccount[];
  readonly tokens: ReadonlyMap<Address, TokenName>;
}

/** A brand that opened campaigns, by the domain that it claims. */
export interface BrandOnChain {
  readonly brand: Address;
  readonly claims: string | undefined;
  readonly campaigns: number;
}

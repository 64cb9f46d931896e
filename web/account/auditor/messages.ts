import type { Address } from "viem";
import type { AuditStep } from "../../../src/audit/reading/pieces.ts";
import type { BrandAccount, BrandOnChain, CampaignAccount } from "./account.ts";
import type { Trouble } from "./trouble.ts";

/** What the page has its auditor do. */
export interface Order {
  /** Text of network.json. */
  readonly network: string;
  /** BCP 47 tags, the first one most. */
  readonly languages: readonly string[];
  /** Undefined to list all brands; a brand that is alone on the chain is audited at once. */
  readonly brand: Address | undefined;
}

/** How far the auditor has come. */
export interface Progress {
  /** Undefined while campaigns are searched for. */
  readonly campaign?: bigint | undefined;
  /** How many campaigns are done, of how many. */
  readonly campaigns: readonly [done: number, total: number];
  readonly step: AuditStep | "openings";
  readonly done: number;
  readonly total: number;
}

/** What the auditor tells the page. */
export type Message =
  | { readonly tells: "brands"; readonly brands: readonly BrandOnChain[] }
  | { readonly tells: "progress"; readonly progress: Progress }
  | { readonly tells: "campaign"; readonly campaign: CampaignAccount }
  | { readonly tells: "account"; readonly account: BrandAccount }
  | { readonly tells: "trouble"; readonly trouble: Trouble };

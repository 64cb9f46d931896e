import type { Address, Hex } from "viem";
import { hashOfJson } from "../../format/reading/json.ts";
import type { PermissionCoverage } from "../metrics/permission.ts";
import type { RightsFigures } from "../metrics/rights.ts";
import type { TimeToStop } from "../metrics/timeToStop.ts";
import type { RightsStanding } from "../rights/list.ts";
import type { RightsTexts } from "../rights/record.ts";
import type { Draft, DraftContent } from "./draft.ts";

// What a brand's service tells its privacy officer. Times are Unix seconds, numbers of campaigns decimal strings.

/** What an officer said to a draft, and what the draft said then. */
export interface PastReview {
  readonly draft: string;
  readonly version: number;
  readonly verdict: "approved" | "returned";
  readonly by: string;
  readonly at: number;
  readonly note?: string | undefined;
  readonly content: DraftContent;
}

/** An address outside that gets something about customers once it is approved. */
export interface ReviewedTarget {
  readonly target: string;
  readonly kind: string;
  readonly url: string;
  /** Undefined: all. */
  readonly campaigns?: readonly string[] | undefined;
  readonly createdAt: number;
  readonly approved?: { readonly by: string; readonly at: number } | undefined;
}

/** Who signs, for whom, and where. */
export interface OfficerPlace {
  readonly brand: { readonly name: string; readonly account: Address };
  readonly chainId: number;
  readonly campaigns: Address;
  /** The accounts whose signature counts as an officer's. */
  readonly officers: readonly Address[];
  /** The service's time, by which approvals are dated. */
  readonly now: number;
}

/** What waits for an officer, and what the officer has let pass. */
export interface ReviewQueue {
  readonly place: OfficerPlace;
  readonly drafts: readonly Draft[];
  readonly targets: readonly ReviewedTarget[];
}

/** One draft with all that it is compared with, the nearest first. */
export interface DraftReview {
  readonly place: OfficerPlace;
  readonly draft: Draft;
  readonly past: readonly PastReview[];
}

/** A request about rights on the wire. */
export type ShownStanding = Omit<RightsStanding, "campaign"> & { readonly campaign: string };

/** How the brand keeps its promises under one campaign's terms. */
export interface CampaignFigures {
  readonly campaign: string;
  readonly name: string;
  readonly permissions: PermissionCoverage;
  /** Of withdrawals in the last 30 days, from signing to the brand's record. */
  readonly stops: TimeToStop;
}

export interface OfficerFigures {
  readonly from: number;
  readonly to: number;
  readonly campaigns: readonly CampaignFigures[];
  readonly rights: RightsFigures;
}

/** Everything that an authority may ask an officer for, with the signatures that prove it. */
export interface OfficeDossier {
  readonly format: "decdp-office-dossier-1";
  readonly madeAt: number;
  readonly place: OfficerPlace;
  readonly drafts: readonly Draft[];
  readonly reviews: readonly PastReview[];
  /** The texts that customers get, as published. */
  readonly campaigns: readonly { readonly campaign: string; readonly published: string }[];
  readonly targets: readonly ReviewedTarget[];
  /** The signed texts that passed between brand and customers. */
  readonly rights: readonly (ShownStanding & { readonly texts: RightsTexts })[];
  readonly figures: OfficerFigures;
}

/** What an approval of a target names as its draft. */
export function targetDraft(target: string): string {
  return `target:${target}`;
}

/** The hash of what is approved of a target: another address or other campaigns are another target. */
export function hashOfTarget({
  kind,
  url,
  campaigns,
}: Pick<ReviewedTarget, "kind" | "url" | "campaigns">): Hex {
  return hashOfJson({ kind, url, ...(campaigns && { campaigns }) });
}

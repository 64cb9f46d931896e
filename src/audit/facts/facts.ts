import type { Address } from "viem";
import type { FoldedPoint } from "../../answer/answer.ts";
import { DecdpError } from "../../errors.ts";
import type { CampaignsPlace } from "../../format/reading/place.ts";
import { type EventOf, eventsOf, type FactEvent } from "./events.ts";

/** What the contract keeps of one answer. */
export interface KeptAnswer {
  readonly nullifier: bigint;
  /** The zero address if it keeps none. */
  readonly subject: Address;
  readonly claimed: boolean;
}

/** The contract's own figures in the last block that was read. Amounts are in the token's smallest unit. */
export interface ContractState {
  /** Budget that no answer has earned. */
  readonly available: bigint;
  /** First second in which answers are refused; null unless the campaign is closing. */
  readonly closesAt: number | null;
  /** The period whose scope is in `folded`. */
  readonly period: number;
  readonly answersInPeriod: number;
  readonly folded: FoldedPoint;
  /** What the contract holds of the token, for all campaigns that pay in it. */
  readonly balance: bigint;
  readonly answers: readonly KeptAnswer[];
}

/** All that an audit of one campaign takes from the chain. */
export interface Facts extends CampaignsPlace {
  readonly campaign: bigint;
  /** The last block that was read. */
  readonly readTo: { readonly block: number; readonly time: number };
  /** In chain order. */
  readonly events: readonly FactEvent[];
  readonly state: ContractState;
}

/** The event of the campaign's opening. Throws `DecdpError` unless there is exactly one. */
export function openingOf({ campaign, events }: Facts): EventOf<"CampaignOpened"> {
  const [opening, ...others] = eventsOf(events, "CampaignOpened");
  if (opening !== undefined && others.length === 0) return opening;
  throw new DecdpError(
    `The facts hold ${opening === undefined ? "no" : `${1 + others.length}`} openings of campaign ${campaign}.`,
    {
      details: { campaign, openings: opening === undefined ? 0 : 1 + others.length },
      hint: "There must be exactly one. Read the facts again from a node that keeps all events.",
    },
  );
}

import type { Address } from "viem";
import { account, chainId } from "./fields.ts";

// Where a message counts: on one chain and for one contract, and nowhere else.

/** The campaigns of a deployment. */
export interface CampaignsPlace {
  readonly chainId: number;
  readonly campaigns: Address;
}

/** The issuers of a deployment. */
export interface IssuersPlace {
  readonly chainId: number;
  readonly issuerRegistry: Address;
}

export const campaignsPlace = { chainId, campaigns: account };
export const issuersPlace = { chainId, issuerRegistry: account };

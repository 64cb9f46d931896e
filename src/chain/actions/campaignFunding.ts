import { type Address, isAddressEqual, parseEventLogs } from "viem";
import { readContract } from "viem/actions";
import { DecdpError } from "../../errors.ts";
import { campaignsAbi as abi, loyaltyTokenAbi } from "../../generated/abis.ts";
import { approveCall, fundCampaignCall } from "../calls/campaignCalls.ts";
import type { Deployment } from "../deployment.ts";
import { explained, requireEvent, type Sent, type SigningClient, transact } from "../transact.ts";

export interface FundingParameters {
  readonly campaign: bigint;
  /** Whose campaign it is meant to be; the client's account unless given. */
  readonly brand?: Address;
  /** In the token's smallest unit. */
  readonly amount: bigint;
}

export interface Funding extends Sent {
  /** The amount that arrived. */
  readonly amount: bigint;
  /** The approval that was sent first, if the allowance was too low. */
  readonly approval?: Sent;
}

/**
 * Adds tokens of the client's account to a campaign's budget; approves just that amount first where needed. Throws
 * `DecdpError`, before it approves or sends anything, if the campaign is of another brand: until the chain is final,
 * a number may become that of somebody else's campaign.
 */
export async function fundCampaign(
  client: SigningClient,
  deployment: Deployment,
  { campaign, brand = client.account.address, amount }: FundingParameters,
): Promise<Funding> {
  const { token, brand: owner } = await explained(() =>
    readContract(client, {
      address: deployment.campaigns,
      abi,
      functionName: "campaignOf",
      args: [campaign],
    }),
  );
  if (!isAddressEqual(owner, brand)) {
    throw new DecdpError(`Campaign ${campaign} belongs to ${owner}, not to ${brand}.`, {
      details: { campaign, owner, brand },
      hint: "Check the campaign's number; name its brand to fund a campaign of somebody else.",
    });
  }
  const approval = await approveWhereShort(client, deployment, token, amount);
  const call = fundCampaignCall(deployment, { campaign, brand, amount });
  const { logs, ...sent } = await transact(client, deployment, call);
  const event = requireEvent(parseEventLogs({ abi, eventName: "CampaignFunded", logs }), "CampaignFunded");
  return { ...sent, amount: event.args.amount, ...(approval && { approval }) };
}

/** Works with every ERC-20, because the loyalty token's ABI contains the standard functions. */
async function approveWhereShort(
  client: SigningClient,
  deployment: Deployment,
  token: Address,
  amount: bigint,
): Promise<Sent | undefined> {
  const allowance = await explained(() =>
    readContract(client, {
      address: token,
      abi: loyaltyTokenAbi,
      functionName: "allowance",
      args: [client.account.address, deployment.campaigns],
    }),
  );
  if (allowance >= amount) return undefined;
  const { hash, gasUsed } = await transact(client, deployment, approveCall(deployment, { token, amount }));
  return { hash, gasUsed };
}

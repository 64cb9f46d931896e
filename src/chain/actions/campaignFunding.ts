import { type Address, parseEventLogs } from "viem";
import { readContract } from "viem/actions";
import { campaignsAbi as abi, loyaltyTokenAbi } from "../../generated/abis.ts";
import { approveCall, fundCampaignCall } from "../calls/campaignCalls.ts";
import type { Deployment } from "../deployment.ts";
import { explained, requireEvent, type Sent, type SigningClient, transact } from "../transact.ts";

export interface FundingParameters {
  readonly campaign: bigint;
  /** In the token's smallest unit. */
  readonly amount: bigint;
}

export interface Funding extends Sent {
  /** The amount that arrived. */
  readonly amount: bigint;
  /** The approval that was sent first, if the allowance was too low. */
  readonly approval?: Sent;
}

/** Adds tokens of the client's account to a campaign's budget, after approving that exact amount if necessary. */
export async function fundCampaign(
  client: SigningClient,
  deployment: Deployment,
  { campaign, amount }: FundingParameters,
): Promise<Funding> {
  const { token } = await explained(() =>
    readContract(client, {
      address: deployment.campaigns,
      abi,
      functionName: "campaignOf",
      args: [campaign],
    }),
  );
  const approval = await approveWhereShort(client, deployment, token, amount);
  const call = fundCampaignCall(deployment, { campaign, amount });
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

import { type Address, isAddressEqual, parseEventLogs } from "viem";
import { call, readContract } from "viem/actions";
import { DecdpError, InvalidValueError } from "../../errors.ts";
import { campaignsAbi as abi, loyaltyTokenAbi } from "../../generated/abis.ts";
import type { ContractCall } from "../calls/call.ts";
import { approveCall, fundCampaignCall } from "../calls/campaignCalls.ts";
import type { Deployment } from "../deployment.ts";
import { explainChainError, findRevert } from "../errors.ts";
import { forgetMined } from "../sending/sendOnce.ts";
import { explained, requireEvent, resumed, type Sent, type SigningClient, transact } from "../transact.ts";

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

/** How often to look for an allowance that was approved: a node may lag behind the one that took the approval. */
const LOOKS = 30;

/**
 * Adds tokens of the client's account to a campaign's budget; approves just that amount first where needed. Throws
 * `InvalidValueError` for an amount of 0 or less, and `DecdpError`, before it approves or sends anything, if the
 * campaign is of another brand: until the chain is final, a number may become that of somebody else's campaign.
 */
export async function fundCampaign(
  client: SigningClient,
  deployment: Deployment,
  { campaign, brand = client.account.address, amount }: FundingParameters,
): Promise<Funding> {
  if (amount <= 0n) {
    throw new InvalidValueError(`A campaign cannot be funded with ${amount}.`, {
      details: { amount },
      hint: "Take an amount above 0, in the token's smallest unit.",
    });
  }
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
  const funding = fundCampaignCall(deployment, { campaign, brand, amount });
  // What an earlier run sent has used its approval: nothing must be approved for it once more.
  const earlier = await resumed(client, deployment, funding);
  const approval = earlier ? undefined : await approveWhereShort(client, deployment, token, amount);
  const { logs, ...sent } = earlier ?? (await transact(client, deployment, funding));
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
  const approval = approveCall(deployment, { token, amount });
  // An approval from before is in the allowance by now, or used up.
  await explained(() => forgetMined(client, approval));
  const allowance = await readAllowance(client, deployment, token);
  if (allowance >= amount) return undefined;
  if (allowance > 0n && !(await passes(client, approval))) {
    // Some tokens, USDT among them, change an allowance only from 0 or to 0.
    const reset = approveCall(deployment, { token, amount: 0n });
    await explained(() => forgetMined(client, reset));
    await transact(client, deployment, reset);
  }
  const { hash, gasUsed } = await transact(client, deployment, approval);
  const sent = { hash, gasUsed };
  for (let look = 0; look < LOOKS; look++) {
    if ((await readAllowance(client, deployment, token)) >= amount) return sent;
    await new Promise((resolve) => setTimeout(resolve, client.pollingInterval));
  }
  throw new DecdpError(`The token does not show the allowance that ${sent.hash} approved.`, {
    details: { ...sent, token, amount },
    hint: "A node may lag behind: do the same again later. If that does not help, check the token.",
  });
}

async function passes(client: SigningClient, contractCall: ContractCall): Promise<boolean> {
  try {
    await call(client, { account: client.account, ...contractCall });
    return true;
  } catch (error) {
    if (findRevert(error) !== undefined) return false;
    throw explainChainError(error);
  }
}

async function readAllowance(
  client: SigningClient,
  { campaigns }: Deployment,
  address: Address,
): Promise<bigint> {
  const args = [client.account.address, campaigns] as const;
  return explained(() =>
    readContract(client, { address, abi: loyaltyTokenAbi, functionName: "allowance", args }),
  );
}

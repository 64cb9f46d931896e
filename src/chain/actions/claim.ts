import { type Address, parseEventLogs } from "viem";
import { signTypedData } from "viem/actions";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import type { ContractCall } from "../calls/call.ts";
import { claimCall, ownClaimCall } from "../calls/settlementCalls.ts";
import type { Deployment } from "../deployment.ts";
import { explained, requireEvent, type Sent, type SigningClient, transact } from "../transact.ts";
import { type ClaimMessage, claimTypedData, type SignedClaim } from "../typedData.ts";

export interface Claimed extends Sent {
  readonly payee: Address;
  /** In the token's smallest unit. */
  readonly amount: bigint;
}

/** Pays the reward of an answer whose subject is the client's account to a payee. */
export async function claimReward(
  client: SigningClient,
  deployment: Deployment,
  claim: Omit<ClaimMessage, "deadline">,
): Promise<Claimed> {
  return sendClaim(client, deployment, ownClaimCall(deployment, claim));
}

/** Signs a claim with the client's account, the answer's subject. Anyone may submit it. */
export async function signClaim(
  client: SigningClient,
  deployment: Deployment,
  { campaign, nullifier, payee, deadline }: ClaimMessage,
): Promise<SignedClaim> {
  const claim = { campaign, nullifier, payee, deadline };
  const domain = { chainId: deployment.chainId, address: deployment.campaigns };
  const typedData = claimTypedData(domain, claim);
  const signature = await explained(() => signTypedData(client, { account: client.account, ...typedData }));
  return { ...claim, signature };
}

/** Submits a signed claim, which pays the reward to the payee named in it. */
export async function submitClaim(
  client: SigningClient,
  deployment: Deployment,
  claim: SignedClaim,
): Promise<Claimed> {
  return sendClaim(client, deployment, claimCall(deployment, claim));
}

async function sendClaim(
  client: SigningClient,
  deployment: Deployment,
  call: ContractCall,
): Promise<Claimed> {
  const { logs, ...sent } = await transact(client, deployment, call);
  const event = requireEvent(parseEventLogs({ abi, eventName: "RewardClaimed", logs }), "RewardClaimed");
  return { ...sent, payee: event.args.payee, amount: event.args.amount };
}

import { type Address, parseEventLogs } from "viem";
import { readContract } from "viem/actions";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import type { ContractCall } from "../calls/call.ts";
import { claimAsSent, claimCall, ownClaimCall } from "../calls/settlementCalls.ts";
import type { Deployment } from "../deployment.ts";
import { explainingSignature, signedTypedData } from "../signatures/explainSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
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
  const signature = await signMessage(client, deployment, typedData);
  return { ...claim, signature };
}

/**
 * Submits a signed claim, which pays the reward to the payee named in it. The signature may have whatever form a wallet
 * gives it; where the contract does not take it for the subject's, the error's hint says why.
 */
export async function submitClaim(
  client: SigningClient,
  deployment: Deployment,
  claim: SignedClaim,
): Promise<Claimed> {
  const args = [claim.campaign, claim.nullifier] as const;
  const answer = { address: deployment.campaigns, abi, functionName: "answerOf", args } as const;
  const { subject } = await explained(() => readContract(client, answer));
  const sent = claimAsSent(deployment, subject, claim);
  const domain = { chainId: deployment.chainId, address: deployment.campaigns };
  const signed = signedTypedData(claimTypedData(domain, claim), claim.signature);
  return explainingSignature(client, signed, () =>
    sendClaim(client, deployment, claimCall(deployment, sent)),
  );
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

import { type Address, encodeFunctionData, type Hex } from "viem";
import type { Answer } from "../../answer/answer.ts";
import { type BatchOutcome, batchOutcomes, groupAnswers } from "../../answer/batch.ts";
import { campaignsAbi, consentRegistryAbi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import { type Sent, type SigningClient, transact } from "../transact.ts";
import type { SignedClaim, SignedConsent, SignedWithdrawal } from "../typedData.ts";

/** A call of a contract, for whoever sends transactions in a way of their own. */
export interface ContractCall {
  readonly to: Address;
  readonly data: Hex;
}

/** The call that settles many answers; about 82,000 gas for each of many, of the 16,777,216 in a transaction. */
export function batchCall({ campaigns }: Deployment, answers: readonly Answer[]): ContractCall {
  const args = [groupAnswers(answers)] as const;
  return {
    to: campaigns,
    data: encodeFunctionData({ abi: campaignsAbi, functionName: "settleBatch", args }),
  };
}

/** The call that records a signed consent. */
export function consentCall({ consentRegistry }: Deployment, consent: SignedConsent): ContractCall {
  const data = encodeFunctionData({
    abi: consentRegistryAbi,
    functionName: "consentBySignature",
    args: [consent],
  });
  return { to: consentRegistry, data };
}

/** The call that records a signed withdrawal. */
export function withdrawalCall(
  { consentRegistry }: Deployment,
  { subject, terms, signedAt, signature }: SignedWithdrawal,
): ContractCall {
  const data = encodeFunctionData({
    abi: consentRegistryAbi,
    functionName: "withdrawBySignature",
    args: [subject, terms, signedAt, signature],
  });
  return { to: consentRegistry, data };
}

/** The call that pays a reward to the payee that its subject signed for. */
export function claimCall(
  { campaigns }: Deployment,
  { campaign, nullifier, payee, deadline, signature }: SignedClaim,
): ContractCall {
  const data = encodeFunctionData({
    abi: campaignsAbi,
    functionName: "claimBySignature",
    args: [campaign, nullifier, payee, deadline, signature],
  });
  return { to: campaigns, data };
}

/** One call that makes many of the same contract, all or none; a single one stays as it is. There is at least one. */
export function combineCalls(calls: readonly ContractCall[]): ContractCall {
  const [first, ...others] = calls;
  if (others.length === 0) return first!;
  // Both contracts inherit the same function.
  const args = [calls.map(({ data }) => data)] as const;
  return { to: first!.to, data: encodeFunctionData({ abi: campaignsAbi, functionName: "multicall", args }) };
}

/**
 * Settles many answers in one transaction and tells what became of each. One that cannot be settled is skipped;
 * throws `AnswerRefusedError` (`ProofInvalid`) if a proof does not hold, and nothing is settled then.
 */
export async function settleBatch(
  client: SigningClient,
  deployment: Deployment,
  { answers }: { readonly answers: readonly Answer[] },
): Promise<Sent & { readonly outcomes: readonly BatchOutcome[] }> {
  const { logs, ...sent } = await transact(client, deployment, batchCall(deployment, answers));
  return { ...sent, outcomes: batchOutcomes(deployment.campaigns, logs) };
}

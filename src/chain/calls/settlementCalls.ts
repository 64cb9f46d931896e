import { type Address, encodeFunctionData, hashTypedData, zeroAddress, zeroHash } from "viem";
import type { Answer } from "../../answer/answer.ts";
import { groupAnswers } from "../../answer/batch.ts";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import { contractSignature } from "../../signature/contractSignature.ts";
import type { Deployment } from "../deployment.ts";
import {
  claimTypedData,
  requireFive,
  type SignedClaim,
  type SignedConsent,
  type SignedTicket,
} from "../typedData.ts";
import type { ContractCall } from "./call.ts";
import { consentAsSent } from "./consentCalls.ts";

// The contract takes an empty signature to mean that none was given.
const noConsent = {
  subject: zeroAddress,
  terms: zeroHash,
  until: 0,
  signedAt: 0,
  words: zeroHash,
  signature: "0x",
} as const;
const noTicket = { sealedValues: [0n, 0n, 0n, 0n, 0n], expiry: 0, signature: "0x" } as const;

/** The call that settles one answer. */
export function settleCall({ campaigns }: Deployment, answer: Answer): ContractCall {
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "settle", args: [answer] }) };
}

/**
 * The call that settles one answer with a consent that is recorded first, a ticket, or both. Throws
 * `InvalidValueError` unless the ticket has five sealed values.
 */
export function settleWithCall(
  deployment: Deployment,
  {
    answer,
    consent,
    ticket,
  }: {
    readonly answer: Answer;
    readonly consent?: SignedConsent | undefined;
    readonly ticket?: SignedTicket | undefined;
  },
): ContractCall {
  const promise = ticket ? { ...ticket, sealedValues: requireFive(ticket.sealedValues) } : noTicket;
  const args = [answer, consent ? consentAsSent(deployment, consent) : noConsent, promise] as const;
  return { to: deployment.campaigns, data: encodeFunctionData({ abi, functionName: "settleWith", args }) };
}

/** The call that settles many answers. Each takes about 82,000 of the 16,777,216 gas that a transaction may use. */
export function batchCall({ campaigns }: Deployment, answers: readonly Answer[]): ContractCall {
  const args = [groupAnswers(answers)] as const;
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "settleBatch", args }) };
}

/** The call with which the sender, the answer's subject, has its reward paid to a payee. */
export function ownClaimCall(
  { campaigns }: Deployment,
  {
    campaign,
    nullifier,
    payee,
  }: { readonly campaign: bigint; readonly nullifier: bigint; readonly payee: Address },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "claim", args: [campaign, nullifier, payee] });
  return { to: campaigns, data };
}

/** A signed claim of an answer's subject with the signature as the contract takes it. Throws as `consentCall` does. */
export function claimAsSent(
  { chainId, campaigns: address }: Deployment,
  subject: Address,
  claim: SignedClaim,
): SignedClaim {
  const hash = hashTypedData(claimTypedData({ chainId, address }, claim));
  return { ...claim, signature: contractSignature(subject, { hash, signature: claim.signature }) };
}

/**
 * The call that pays a reward to the payee named in the subject's signature, which has the form that the contract takes
 * (see `claimAsSent`).
 */
export function claimCall(
  { campaigns }: Deployment,
  { campaign, nullifier, payee, deadline, signature }: SignedClaim,
): ContractCall {
  const args = [campaign, nullifier, payee, deadline, signature] as const;
  return { to: campaigns, data: encodeFunctionData({ abi, functionName: "claimBySignature", args }) };
}

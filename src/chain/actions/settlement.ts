import { type Address, parseEventLogs, zeroAddress } from "viem";
import { readContract } from "viem/actions";
import type { Answer } from "../../answer/answer.ts";
import { DecdpError } from "../../errors.ts";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import { settleCall, settleWithCall } from "../calls/settlementCalls.ts";
import type { Deployment } from "../deployment.ts";
import { type Refusal, refusalOf } from "../refusals.ts";
import { signMessage } from "../signatures/signMessage.ts";
import {
  explained,
  type ReadingClient,
  requireEvent,
  type Sent,
  type SigningClient,
  transact,
} from "../transact.ts";
import { type SignedConsent, type SignedTicket, type TicketMessage, ticketTypedData } from "../typedData.ts";

export interface SettlementParameters {
  readonly answer: Answer;
  /** A consent to record first, in the same transaction. */
  readonly consent?: SignedConsent | undefined;
  /** In a sealed campaign, what lets others than the settler submit the answer. */
  readonly ticket?: SignedTicket | undefined;
}

/** Settles an answer, which credits the reward to its subject. Throws `AnswerRefusedError` with the reason. */
export async function settleAnswer(
  client: SigningClient,
  deployment: Deployment,
  { answer, consent, ticket }: SettlementParameters,
): Promise<Sent & { readonly nullifier: bigint }> {
  const isAlone = consent === undefined && ticket === undefined;
  const call = isAlone
    ? settleCall(deployment, answer)
    : settleWithCall(deployment, { answer, consent, ticket });
  const { logs, ...sent } = await transact(client, deployment, call);
  const event = requireEvent(parseEventLogs({ abi, eventName: "AnswerSettled", logs }), "AnswerSettled");
  return { ...sent, nullifier: event.args.nullifier };
}

/**
 * Why an answer would be refused now, or undefined if it would be accepted. In a sealed campaign the sender must also
 * be the settler or have a ticket, which is not checked here. A consent that will only be sent with the answer does not
 * count yet: the reason is then `ConsentNotLive`, and the contract's later checks have not run.
 */
export async function quoteAnswer(
  client: ReadingClient,
  deployment: Deployment,
  { answer }: Pick<SettlementParameters, "answer">,
): Promise<Refusal | undefined> {
  const selector = await explained(() =>
    readContract(client, { address: deployment.campaigns, abi, functionName: "quote", args: [answer] }),
  );
  if (selector === "0x00000000") return undefined;
  const refusal = refusalOf(selector);
  if (refusal !== undefined) return refusal;
  throw new DecdpError(`The contract gave a reason that this release does not know: ${selector}.`, {
    details: { selector },
    hint: "Use the release that matches the deployed contracts.",
  });
}

/** What the chain keeps of a settled answer. */
export interface SettledAnswer {
  readonly subject: Address;
  /** Whether its reward was paid out. */
  readonly isClaimed: boolean;
}

/** A settled answer by its nullifier; undefined if none was settled with it. */
export async function readSettledAnswer(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { campaign, nullifier }: { readonly campaign: bigint; readonly nullifier: bigint },
): Promise<SettledAnswer | undefined> {
  const args = [campaign, nullifier] as const;
  const answer = await explained(() =>
    readContract(client, { address, abi, functionName: "answerOf", args }),
  );
  const { subject, claimed } = answer;
  return subject === zeroAddress ? undefined : { subject, isClaimed: claimed };
}

/** Signs a ticket with the client's account, the campaign's settler. Throws unless it has five sealed values. */
export async function signTicket(
  client: SigningClient,
  deployment: Deployment,
  { campaign, scope, nullifier, subject, sealedValues, expiry }: TicketMessage,
): Promise<SignedTicket> {
  const ticket = { campaign, scope, nullifier, subject, sealedValues, expiry };
  const domain = { chainId: deployment.chainId, address: deployment.campaigns };
  const typedData = ticketTypedData(domain, ticket);
  const signature = await signMessage(client, deployment, typedData);
  return { ...ticket, signature };
}

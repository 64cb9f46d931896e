import { type Hex, keccak256, stringToHex } from "viem";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import { consentCall, withdrawalCall } from "../../../src/chain/calls/consentCalls.ts";
import { claimCall } from "../../../src/chain/calls/settlementCalls.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import type { SignedClaim, SignedConsent, SignedWithdrawal } from "../../../src/chain/typedData.ts";
import { type Deadline, messageDeadlines } from "../deadlines.ts";
import { claimShape, consentShape, toText, withdrawalShape } from "./shapes.ts";

/** What customers sign besides answers, by kind. */
export interface Messages {
  readonly consent: SignedConsent;
  readonly withdrawal: SignedWithdrawal;
  readonly claim: SignedClaim;
}

export type MessageKind = keyof Messages;

/** A message that has the right shape. */
export interface Message<Content> {
  readonly content: Content;
  readonly deadlines: readonly Deadline[];
  call(deployment: Deployment): ContractCall;
}

/** Reads a message of a kind, from outside or from the database. Throws `ZodError` for any other shape. */
export const readMessage: {
  readonly [Kind in MessageKind]: (body: unknown) => Message<Messages[Kind]>;
} = {
  consent: (body) => messageOf(consentShape.parse(body), messageDeadlines.consent, consentCall),
  withdrawal: (body) => messageOf(withdrawalShape.parse(body), messageDeadlines.withdrawal, withdrawalCall),
  claim: (body) => messageOf(claimShape.parse(body), messageDeadlines.claim, claimCall),
};

function messageOf<Content>(
  content: Content,
  deadlinesOf: (content: Content) => readonly Deadline[],
  call: (deployment: Deployment, content: Content) => ContractCall,
): Message<Content> {
  return { content, deadlines: deadlinesOf(content), call: (deployment) => call(deployment, content) };
}

/**
 * The id of a message: what it says, without its signature, of which there can be several, and on which chain.
 */
export function messageId({ chainId, campaigns }: Deployment, kind: MessageKind, message: object): string {
  const said = Object.fromEntries(Object.entries(message).filter(([name]) => name !== "signature"));
  return shortHash([chainId, campaigns.toLowerCase(), kind, toText(said)]);
}

/** The id of whatever answers a campaign with this nullifier. */
export function answerId(
  { chainId, campaigns }: Deployment,
  { campaign, nullifier }: { readonly campaign: bigint; readonly nullifier: bigint },
): string {
  return shortHash([chainId, campaigns.toLowerCase(), "answer", `${campaign}`, `${nullifier}`]);
}

function shortHash(parts: readonly (string | number)[]): string {
  const hash: Hex = keccak256(stringToHex(JSON.stringify(parts)));
  return hash.slice(2, 34);
}

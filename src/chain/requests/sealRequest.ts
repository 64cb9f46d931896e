import { type Address, type Hex, hashTypedData } from "viem";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { Deployment } from "../deployment.ts";
import { scopeOf } from "../scope.ts";
import { signMessage } from "../signatures/signMessage.ts";
import { blockTime } from "../signingTime.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed, type SigningDomain } from "../typedData.ts";

/**
 * A subject asks the brand for the seal, or for a ticket, of one answer. Everything in a consent is public; without this
 * signature anybody could have a customer's seal key and read the group behind the sealed segment.
 */
export interface SealRequest {
  readonly campaign: bigint;
  readonly scope: bigint;
  /** Of the answer that the subject will give. */
  readonly nullifier: bigint;
  readonly subject: Address;
  /** Public key of X25519, 32 bytes: the brand's reply is encrypted to it. */
  readonly recipient: Hex;
  /** Unix seconds. */
  readonly requestedAt: number;
}

export type SignedSealRequest = Signed<SealRequest>;

/** Seconds for which a request counts: files may take a day by hand. */
export const LONGEST_AGE = 86_400;
/** Seconds by which the clocks of customer and brand may differ. */
export const CLOCK_DIFFERENCE = 600;

/** Typed data of a request for a seal or a ticket, for `Campaigns`; it never goes on chain. */
export function sealRequestTypedData(domain: SigningDomain, request: SealRequest) {
  const { campaign, scope, nullifier, subject, recipient, requestedAt } = request;
  return {
    domain: domainOf("DeCDP Campaigns", domain),
    types: {
      SealRequest: [
        field("campaign", "uint256"),
        field("scope", "uint256"),
        field("nullifier", "uint256"),
        field("subject", "address"),
        field("recipient", "bytes32"),
        field("requestedAt", "uint40"),
      ],
    },
    primaryType: "SealRequest" as const,
    message: { campaign, scope, nullifier, subject, recipient, requestedAt },
  };
}

/** Signs a request with the client's account, the subject, dated at the latest block. Throws as `blockTime` does. */
export async function signSealRequest(
  client: SigningClient,
  deployment: Deployment,
  { campaign, scope, nullifier, recipient }: Omit<SealRequest, "subject" | "requestedAt">,
): Promise<SignedSealRequest> {
  const subject = client.account.address;
  const requestedAt = await blockTime(client, deployment);
  const request = { campaign, scope, nullifier, subject, recipient, requestedAt };
  const typedData = sealRequestTypedData(domainIn(deployment), request);
  const signature = await signMessage(client, deployment, typedData);
  return { ...request, signature };
}

/**
 * Throws `DecdpError` unless the subject signed the request, for this deployment and period, within the last day. An
 * older one may be asked for again; one that is repeated helps nobody else, since the reply is encrypted. Subjects are
 * plain keys: the signer is recovered here, and no contract's or node's word counts as a subject's signature.
 *
 * @param now Time of the latest block, Unix seconds.
 */
export async function requireSealRequest(
  deployment: Deployment,
  {
    request,
    period,
    now,
  }: { readonly request: SignedSealRequest; readonly period: number; readonly now: number },
): Promise<void> {
  const { campaign, scope, subject, requestedAt, signature } = request;
  if (scope !== scopeOf(deployment, campaign, period)) {
    throw refused("It was made for another campaign or period.", request);
  }
  if (requestedAt > now + CLOCK_DIFFERENCE || requestedAt < now - LONGEST_AGE) {
    throw refused("It was not made within the last day.", request);
  }
  const typedData = sealRequestTypedData(domainIn(deployment), request);
  if (!isSignedByKey(subject, { hash: hashTypedData(typedData), signature }))
    throw refused(`${subject} did not sign it.`, request);
}

function domainIn({ chainId, campaigns }: Deployment): SigningDomain {
  return { chainId, address: campaigns };
}

function refused(message: string, { campaign, subject, requestedAt }: SealRequest): DecdpError {
  return new DecdpError(`The request for a seal is refused. ${message}`, {
    details: { campaign, subject, requestedAt },
    hint: "Ask the customer for a new one: npx decdp customer consent",
  });
}

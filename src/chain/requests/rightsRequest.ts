import { type Address, type Hex, hashTypedData } from "viem";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { Deployment } from "../deployment.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

/** What a customer can ask of a brand (GDPR art. 15 to 22), with the verbs of the Data Rights Protocol where it has one. */
export const rightsActions = [
  "access",
  "rectification",
  "deletion",
  "objection",
  "sale:opt-out",
  "contest",
] as const;
export type RightsAction = (typeof rightsActions)[number];

/** A subject exercises a right, or contests a decision. */
export interface RightsRequest {
  readonly brand: Address;
  readonly subject: Address;
  readonly action: RightsAction;
  /** What it is about: the campaign. */
  readonly campaign: bigint;
  /** Public key of X25519, 32 bytes, to which the reply to "access" encrypts what is kept; zeros for other actions. */
  readonly recipient: Hex;
  /** In the customer's own words; may be empty. */
  readonly words: string;
  /** Unix seconds. */
  readonly requestedAt: number;
}

export type SignedRightsRequest = Signed<RightsRequest>;

/** Typed data of a request about rights, for `Campaigns`; it never goes on chain. */
export function rightsRequestTypedData(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  { brand, subject, action, campaign, recipient, words, requestedAt }: RightsRequest,
) {
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      RightsRequest: [
        field("brand", "address"),
        field("subject", "address"),
        field("action", "string"),
        field("campaign", "uint256"),
        field("recipient", "bytes32"),
        field("words", "string"),
        field("requestedAt", "uint40"),
      ],
    },
    primaryType: "RightsRequest" as const,
    message: { brand, subject, action, campaign, recipient, words, requestedAt },
  };
}

/** Signs a request about rights with the client's account, the subject. */
export async function signRightsRequest(
  client: SigningClient,
  deployment: Deployment,
  request: Omit<RightsRequest, "subject">,
): Promise<SignedRightsRequest> {
  const own = { ...request, subject: client.account.address };
  const signature = await signMessage(client, deployment, rightsRequestTypedData(deployment, own));
  return { ...own, signature };
}

/** Hash of a request: what replies and revocations name it by. */
export function hashOfRightsRequest(
  deployment: Pick<Deployment, "chainId" | "campaigns">,
  request: RightsRequest,
): Hex {
  return hashTypedData(rightsRequestTypedData(deployment, request));
}

/** Throws `DecdpError` unless the subject signed the request, for this deployment and brand. */
export function requireRightsRequest(
  deployment: Pick<Deployment, "chainId" | "campaigns">,
  { signature, ...request }: SignedRightsRequest,
  brand: Address,
): void {
  const hash = hashOfRightsRequest(deployment, request);
  const isOwn = request.brand.toLowerCase() === brand.toLowerCase();
  if (isOwn && isSignedByKey(request.subject, { hash, signature })) return;
  throw new DecdpError(
    isOwn ? `${request.subject} did not sign the request.` : `The request is for the brand ${request.brand}.`,
    { details: { subject: request.subject, brand: request.brand }, hint: "Ask the customer for a new one." },
  );
}

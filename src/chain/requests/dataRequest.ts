import { type Address, type Hex, hashTypedData } from "viem";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { Deployment } from "../deployment.ts";
import { signMessage } from "../signatures/signMessage.ts";
import { blockTime } from "../signingTime.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";
import { CLOCK_DIFFERENCE, LONGEST_AGE } from "./sealRequest.ts";

/** A subject asks a brand what it keeps of it. Only the subject may know, and only it can open the reply. */
export interface DataRequest {
  readonly brand: Address;
  readonly subject: Address;
  /** Public key of X25519, 32 bytes: the brand's reply is encrypted to it. */
  readonly recipient: Hex;
  /** Unix seconds. */
  readonly requestedAt: number;
}

export type SignedDataRequest = Signed<DataRequest>;

/** Typed data of a request for what is kept, for `Campaigns`; it never goes on chain. */
export function dataRequestTypedData(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  { brand, subject, recipient, requestedAt }: DataRequest,
) {
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      DataRequest: [
        field("brand", "address"),
        field("subject", "address"),
        field("recipient", "bytes32"),
        field("requestedAt", "uint40"),
      ],
    },
    primaryType: "DataRequest" as const,
    message: { brand, subject, recipient, requestedAt },
  };
}

/** Signs a request with the client's account, the subject, dated at the latest block. Throws as `blockTime` does. */
export async function signDataRequest(
  client: SigningClient,
  deployment: Deployment,
  { brand, recipient }: Pick<DataRequest, "brand" | "recipient">,
): Promise<SignedDataRequest> {
  const requestedAt = await blockTime(client, deployment);
  const request = { brand, subject: client.account.address, recipient, requestedAt };
  const typedData = dataRequestTypedData(deployment, request);
  const signature = await signMessage(client, deployment, typedData);
  return { ...request, signature };
}

/**
 * Throws `DecdpError` unless the subject signed the request, for this brand and deployment, within the last day.
 * Subjects are plain keys: no contract's or node's word counts as a subject's signature.
 *
 * @param now Time of the latest block, Unix seconds.
 */
export async function requireDataRequest(
  deployment: Deployment,
  {
    request,
    brand,
    now,
  }: { readonly request: SignedDataRequest; readonly brand: Address; readonly now: number },
): Promise<void> {
  const { subject, requestedAt, signature } = request;
  if (request.brand.toLowerCase() !== brand.toLowerCase()) {
    throw refused(`It is for the brand ${request.brand}.`, request);
  }
  if (requestedAt > now + CLOCK_DIFFERENCE || requestedAt < now - LONGEST_AGE) {
    throw refused("It was not made within the last day.", request);
  }
  const hash = hashTypedData(dataRequestTypedData(deployment, request));
  if (!isSignedByKey(subject, { hash, signature })) {
    throw refused(`${subject} did not sign it.`, request);
  }
}

function refused(message: string, { subject, requestedAt }: DataRequest): DecdpError {
  return new DecdpError(`The request for what is kept is refused. ${message}`, {
    details: { subject, requestedAt },
    hint: "Ask the customer for a new one: npx decdp customer data request",
  });
}

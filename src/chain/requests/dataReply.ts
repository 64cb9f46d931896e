import { type Address, type Hex, hashTypedData, keccak256 } from "viem";
import { DecdpError } from "../../errors.ts";
import type { Deployment } from "../deployment.ts";
import { isSignedByAccount } from "../signatures/accountSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { ReadingClient, SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

/**
 * A brand tells a subject what it keeps. The key in the request stands in it in the clear, so that whoever sees it can
 * encrypt to the subject: that the brand replied, only its signature shows.
 */
export interface DataReplyMessage {
  readonly brand: Address;
  readonly subject: Address;
  /** The key in the subject's request. */
  readonly recipient: Hex;
  /** What is encrypted to it. */
  readonly box: Hex;
}

/** Typed data of a reply, for `Campaigns`; it never goes on chain. */
export function dataReplyTypedData(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  { brand, subject, recipient, box }: DataReplyMessage,
) {
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      DataReply: [
        field("brand", "address"),
        field("subject", "address"),
        field("recipient", "bytes32"),
        field("boxHash", "bytes32"),
      ],
    },
    primaryType: "DataReply" as const,
    message: { brand, subject, recipient, boxHash: keccak256(box) },
  };
}

/** Signs a reply with the client's account, the brand. */
export async function signDataReply(
  client: SigningClient,
  deployment: Deployment,
  { subject, recipient, box }: Omit<DataReplyMessage, "brand">,
): Promise<Signed<DataReplyMessage>> {
  const message = { brand: client.account.address, subject, recipient, box };
  const signature = await signMessage(client, deployment, dataReplyTypedData(deployment, message));
  return { ...message, signature };
}

/**
 * Throws `DecdpError` unless the brand signed a reply, for this subject and the key in its request. That a contract
 * signed is the node's word.
 */
export async function requireDataReply(
  client: ReadingClient,
  deployment: Deployment,
  { signature, ...message }: Signed<DataReplyMessage>,
): Promise<void> {
  const hash = hashTypedData(dataReplyTypedData(deployment, message));
  const { brand, subject } = message;
  if (await isSignedByAccount(client, brand, { hash, signature })) return;
  throw new DecdpError(
    `The reply is refused. The brand ${brand} did not sign it, or not for this customer's request.`,
    {
      details: { brand, subject },
      hint: "Ask the brand for a new one; somebody may have exchanged it on its way.",
    },
  );
}

import { type Address, type Hex, hashTypedData } from "viem";
import type { Deployment } from "../deployment.ts";
import { isSignedByAccount } from "../signatures/accountSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { ReadingClient, SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

/** Whoever receives something of a customer says that it has stopped, since the customer withdrew. */
export interface StopAcknowledgement {
  readonly subject: Address;
  readonly terms: Hex;
  /** When the withdrawal that it heard of was signed, Unix seconds. */
  readonly withdrawnAt: number;
  /** Who has stopped: the brand's name or a recipient's, as in the terms. */
  readonly recipient: string;
  /** Unix seconds. */
  readonly stoppedAt: number;
}

export type SignedStopAcknowledgement = Signed<StopAcknowledgement>;

/** Typed data of an acknowledgement, for `ConsentRegistry`; it never goes on chain. */
export function stopAcknowledgementTypedData(
  { chainId, consentRegistry }: Pick<Deployment, "chainId" | "consentRegistry">,
  { subject, terms, withdrawnAt, recipient, stoppedAt }: StopAcknowledgement,
) {
  return {
    domain: domainOf("DeCDP ConsentRegistry", { chainId, address: consentRegistry }),
    types: {
      StopAcknowledgement: [
        field("subject", "address"),
        field("terms", "bytes32"),
        field("withdrawnAt", "uint40"),
        field("recipient", "string"),
        field("stoppedAt", "uint40"),
      ],
    },
    primaryType: "StopAcknowledgement" as const,
    message: { subject, terms, withdrawnAt, recipient, stoppedAt },
  };
}

/** Signs an acknowledgement with the client's account: the recipient's own, or the brand's for it. */
export async function signStopAcknowledgement(
  client: SigningClient,
  deployment: Deployment,
  acknowledgement: StopAcknowledgement,
): Promise<SignedStopAcknowledgement> {
  const typedData = stopAcknowledgementTypedData(deployment, acknowledgement);
  return { ...acknowledgement, signature: await signMessage(client, deployment, typedData) };
}

/** Whether one of these accounts signed an acknowledgement. That a contract signed is the node's word. */
export async function isAcknowledgedBy(
  client: ReadingClient,
  deployment: Deployment,
  { signature, ...acknowledgement }: SignedStopAcknowledgement,
  accounts: readonly Address[],
): Promise<boolean> {
  const hash = hashTypedData(stopAcknowledgementTypedData(deployment, acknowledgement));
  for (const account of accounts) {
    if (await isSignedByAccount(client, account, { hash, signature })) return true;
  }
  return false;
}

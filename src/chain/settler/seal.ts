import { type Address, type Hex, hashTypedData } from "viem";
import { OPEN_SEAL_KEY } from "../../answer/sealing.ts";
import { DecdpError } from "../../errors.ts";
import type { Deployment } from "../deployment.ts";
import { isSignedByAccount } from "../signatures/accountSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { ReadingClient, SigningClient } from "../transact.ts";
import { domainOf, field, type Signed, type SigningDomain } from "../typedData.ts";

/**
 * A campaign's settler gives a subject the key that hides its segment. Without the settler's signature whoever sees the
 * request could return a key of their own, and read the segment.
 */
export interface SealMessage {
  readonly campaign: bigint;
  readonly scope: bigint;
  readonly subject: Address;
  /** The key in the subject's request, to which the seal is encrypted. */
  readonly recipient: Hex;
  readonly sealKey: bigint;
}

export type SignedSeal = Signed<SealMessage>;

/** Typed data of a seal, for `Campaigns`; it never goes on chain. */
export function sealTypedData(domain: SigningDomain, seal: SealMessage) {
  const { campaign, scope, subject, recipient, sealKey } = seal;
  return {
    domain: domainOf("DeCDP Campaigns", domain),
    types: {
      Seal: [
        field("campaign", "uint256"),
        field("scope", "uint256"),
        field("subject", "address"),
        field("recipient", "bytes32"),
        field("sealKey", "uint256"),
      ],
    },
    primaryType: "Seal" as const,
    message: { campaign, scope, subject, recipient, sealKey },
  };
}

/** Signs a seal with the client's account, the campaign's settler. */
export async function signSeal(
  client: SigningClient,
  deployment: Deployment,
  { campaign, scope, subject, recipient, sealKey }: SealMessage,
): Promise<SignedSeal> {
  const seal = { campaign, scope, subject, recipient, sealKey };
  const typedData = sealTypedData(domainIn(deployment), seal);
  const signature = await signMessage(client, deployment, typedData);
  return { ...seal, signature };
}

/**
 * The key of a seal that a customer received. Throws `DecdpError` unless the campaign's settler signed it for this very
 * campaign, scope, subject and recipient, and for the key 0, with which everybody reads the segment.
 *
 * @param settler As the campaign was opened; a contract's signature is checked by asking the node.
 */
export async function requireSeal(
  client: ReadingClient,
  deployment: Deployment,
  {
    seal: { sealKey, signature, ...named },
    settler,
    recipient,
    ...own
  }: Pick<SealMessage, "campaign" | "scope" | "subject" | "recipient"> & {
    readonly seal: Omit<SignedSeal, "recipient">;
    readonly settler: Address;
  },
): Promise<bigint> {
  const { campaign, scope, subject } = own;
  if (
    named.campaign !== campaign ||
    named.scope !== scope ||
    named.subject.toLowerCase() !== subject.toLowerCase()
  ) {
    throw refused("It is for another campaign, period or customer.", own);
  }
  if (sealKey === OPEN_SEAL_KEY) throw refused("Its key is 0, with which everybody reads the group.", own);
  const hash = hashTypedData(sealTypedData(domainIn(deployment), { ...own, recipient, sealKey }));
  if (await isSignedByAccount(client, settler, { hash, signature })) return sealKey;
  throw refused(`The campaign's settler ${settler} did not sign it.`, own);
}

function domainIn({ chainId, campaigns }: Deployment): SigningDomain {
  return { chainId, address: campaigns };
}

function refused(
  message: string,
  { campaign, subject }: Pick<SealMessage, "campaign" | "subject">,
): DecdpError {
  return new DecdpError(`The seal is refused. ${message}`, {
    details: { campaign, subject },
    hint: "Ask the brand for a new one; somebody may have exchanged it on its way.",
  });
}

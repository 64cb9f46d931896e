import { type Address, type Hex, hashTypedData } from "viem";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { Deployment } from "../deployment.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

/** A subject takes a request about rights back. */
export interface RightsRevocation {
  readonly brand: Address;
  readonly subject: Address;
  /** Hash of the request. */
  readonly request: Hex;
  /** Unix seconds. */
  readonly revokedAt: number;
}

export type SignedRightsRevocation = Signed<RightsRevocation>;

/** Typed data of a revocation, for `Campaigns`; it never goes on chain. */
export function rightsRevocationTypedData(
  { chainId, campaigns }: Pick<Deployment, "chainId" | "campaigns">,
  { brand, subject, request, revokedAt }: RightsRevocation,
) {
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      RightsRevocation: [
        field("brand", "address"),
        field("subject", "address"),
        field("request", "bytes32"),
        field("revokedAt", "uint40"),
      ],
    },
    primaryType: "RightsRevocation" as const,
    message: { brand, subject, request, revokedAt },
  };
}

/** Signs a revocation with the client's account, the subject. */
export async function signRightsRevocation(
  client: SigningClient,
  deployment: Deployment,
  revocation: Omit<RightsRevocation, "subject">,
): Promise<SignedRightsRevocation> {
  const own = { ...revocation, subject: client.account.address };
  const signature = await signMessage(client, deployment, rightsRevocationTypedData(deployment, own));
  return { ...own, signature };
}

/** Whether its subject signed a revocation. */
export function isRightsRevocationSigned(
  deployment: Pick<Deployment, "chainId" | "campaigns">,
  { signature, ...revocation }: SignedRightsRevocation,
): boolean {
  const hash = hashTypedData(rightsRevocationTypedData(deployment, revocation));
  return isSignedByKey(revocation.subject, { hash, signature });
}

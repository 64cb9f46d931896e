import { type Address, type Hex, hashTypedData } from "viem";
import type { Deployment } from "../deployment.ts";
import { isSignedByAccount } from "../signatures/accountSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { ReadingClient, SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

type Place = Pick<Deployment, "chainId" | "campaigns">;

/** A privacy officer of a brand approves exactly one content of one draft, or one target outside. */
export interface OfficerApproval {
  /** Whose officer it is: the brand's account. */
  readonly brand: Address;
  /** The officer's account. */
  readonly officer: Address;
  /** The officer's name. */
  readonly by: string;
  /** What the brand calls it, for the wallet to show. */
  readonly name: string;
  /** Which draft, as in the address of the office; an approval is no use for another one. */
  readonly draft: string;
  readonly contentHash: Hex;
  /** Unix seconds. */
  readonly approvedAt: number;
}

export type SignedOfficerApproval = Signed<OfficerApproval>;

/** Typed data of an approval, for `Campaigns`; it never goes on chain. */
export function officerApprovalTypedData(
  { chainId, campaigns }: Place,
  { brand, officer, by, name, draft, contentHash, approvedAt }: OfficerApproval,
) {
  return {
    domain: domainOf("DeCDP Campaigns", { chainId, address: campaigns }),
    types: {
      OfficerApproval: [
        field("brand", "address"),
        field("officer", "address"),
        field("by", "string"),
        field("name", "string"),
        field("draft", "string"),
        field("contentHash", "bytes32"),
        field("approvedAt", "uint40"),
      ],
    },
    primaryType: "OfficerApproval" as const,
    message: { brand, officer, by, name, draft, contentHash, approvedAt },
  };
}

/** Signs an approval with the client's account, the officer. */
export async function signOfficerApproval(
  client: SigningClient,
  place: Place,
  approval: Omit<OfficerApproval, "officer">,
): Promise<SignedOfficerApproval> {
  const own = { ...approval, officer: client.account.address };
  return { ...own, signature: await signMessage(client, place, officerApprovalTypedData(place, own)) };
}

/** Whether the officer in an approval signed it. That a contract signed is the node's word. */
export async function isOfficerApprovalSigned(
  client: ReadingClient,
  place: Place,
  { signature, ...approval }: SignedOfficerApproval,
): Promise<boolean> {
  const hash = hashTypedData(officerApprovalTypedData(place, approval));
  return isSignedByAccount(client, approval.officer, { hash, signature });
}

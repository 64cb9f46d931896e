import { type Address, type Hex, hashTypedData } from "viem";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { Deployment } from "../deployment.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

type Registry = Pick<Deployment, "chainId" | "issuerRegistry">;

/** An issuer says that it took a permission, so that both sides can show what was allowed. */
export interface PermissionReceipt {
  /** The issuer's account, as on chain. */
  readonly issuerAccount: Address;
  /** See `permissionId`. */
  readonly permission: Hex;
  /** Unix seconds. */
  readonly receivedAt: number;
}

export type SignedPermissionReceipt = Signed<PermissionReceipt>;

/** Typed data of the receipt of a permission, for `IssuerRegistry`; it never goes on chain. */
export function permissionReceiptTypedData(
  registry: Registry,
  { issuerAccount, permission, receivedAt }: PermissionReceipt,
) {
  return {
    domain: domainOf("DeCDP IssuerRegistry", {
      chainId: registry.chainId,
      address: registry.issuerRegistry,
    }),
    types: {
      PermissionReceipt: [
        field("issuerAccount", "address"),
        field("permission", "bytes32"),
        field("receivedAt", "uint40"),
      ],
    },
    primaryType: "PermissionReceipt" as const,
    message: { issuerAccount, permission, receivedAt },
  };
}

/** Signs the receipt of a permission with the client's account, the issuer's. */
export async function signPermissionReceipt(
  client: SigningClient,
  registry: Registry,
  receipt: Omit<PermissionReceipt, "issuerAccount">,
): Promise<SignedPermissionReceipt> {
  const own = { ...receipt, issuerAccount: client.account.address };
  const signature = await signMessage(client, registry, permissionReceiptTypedData(registry, own));
  return { ...own, signature };
}

/** Throws `DecdpError` unless the issuer's account signed the receipt. */
export function requirePermissionReceipt(
  registry: Registry,
  { signature, ...receipt }: SignedPermissionReceipt,
): void {
  const hash = hashTypedData(permissionReceiptTypedData(registry, receipt));
  if (isSignedByKey(receipt.issuerAccount, { hash, signature })) return;
  throw new DecdpError(`${receipt.issuerAccount} did not sign this receipt.`, {
    details: { account: receipt.issuerAccount, permission: receipt.permission },
    hint: "Ask the issuer for it again, or do not trust it.",
  });
}

import { type Address, type Hex, hashTypedData } from "viem";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { Deployment } from "../deployment.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

type Registry = Pick<Deployment, "chainId" | "issuerRegistry">;

/** A customer takes a permission back: the credential that was issued by it is to end. */
export interface PermissionEnd {
  /** Who gave the permission. */
  readonly account: Address;
  /** Which one (see `permissionId`). */
  readonly permission: Hex;
}

export type SignedPermissionEnd = Signed<PermissionEnd>;

/** Typed data of the end of a permission, for `IssuerRegistry`; it never goes on chain. */
export function permissionEndTypedData(registry: Registry, { account, permission }: PermissionEnd) {
  return {
    domain: domainOf("DeCDP IssuerRegistry", {
      chainId: registry.chainId,
      address: registry.issuerRegistry,
    }),
    types: { PermissionEnd: [field("account", "address"), field("permission", "bytes32")] },
    primaryType: "PermissionEnd" as const,
    message: { account, permission },
  };
}

/** Signs that a permission ends, with the account that gave it. */
export async function signPermissionEnd(
  client: SigningClient,
  registry: Registry,
  { permission }: Pick<PermissionEnd, "permission">,
): Promise<SignedPermissionEnd> {
  const own = { account: client.account.address, permission };
  const signature = await signMessage(client, registry, permissionEndTypedData(registry, own));
  return { ...own, signature };
}

/** Throws `DecdpError` unless the account signed that the permission ends. */
export function requirePermissionEnd(registry: Registry, { signature, ...end }: SignedPermissionEnd): void {
  const hash = hashTypedData(permissionEndTypedData(registry, end));
  if (isSignedByKey(end.account, { hash, signature })) return;
  throw new DecdpError(`${end.account} did not sign that the permission ends.`, {
    details: { account: end.account, permission: end.permission },
    hint: "Sign it with the account that gave the permission.",
  });
}

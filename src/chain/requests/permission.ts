import { type Address, type Hex, hashTypedData } from "viem";
import { DecdpError } from "../../errors.ts";
import { isSignedByKey } from "../../signature/keySignature.ts";
import type { SourceKind } from "../actions/issuer.ts";
import type { Deployment } from "../deployment.ts";
import { signMessage } from "../signatures/signMessage.ts";
import type { SigningClient } from "../transact.ts";
import { domainOf, field, type Signed } from "../typedData.ts";

type Registry = Pick<Deployment, "chainId" | "issuerRegistry">;

/** A customer lets an issuer read a source once, and vouch for some attributes. Times are Unix seconds. */
export interface Permission {
  /** The customer's account for this issuer: another one for each, so that issuers cannot link customers. */
  readonly account: Address;
  /** Number of the issuer's tree in which the credential is to be. */
  readonly issuer: bigint;
  /** What is read, as the issuer registered. */
  readonly source: SourceKind;
  /** Id of the schema under which it is vouched for. */
  readonly schema: bigint;
  /** Names of the attributes that may be in the credential; the others stay missing. */
  readonly attributes: readonly string[];
  /** Whom to issue to. */
  readonly commitment: bigint;
  /** keccak256 of 32 random bytes that only the customer has: whoever copies the permission cannot use it. */
  readonly session: Hex;
  readonly signedAt: number;
  /** The last second in which the credential may count, and access to the source may last. */
  readonly until: number;
}

export type SignedPermission = Signed<Permission>;

/** Typed data of a permission, for `IssuerRegistry`; it never goes on chain. */
export function permissionTypedData(registry: Registry, permission: Permission) {
  const { account, issuer, source, schema, attributes, commitment, session, signedAt, until } = permission;
  return {
    domain: domainOf("DeCDP IssuerRegistry", {
      chainId: registry.chainId,
      address: registry.issuerRegistry,
    }),
    types: {
      Permission: [
        field("account", "address"),
        field("issuer", "uint256"),
        field("source", "string"),
        field("schema", "uint256"),
        field("attributes", "string[]"),
        field("commitment", "uint256"),
        field("session", "bytes32"),
        field("signedAt", "uint40"),
        field("until", "uint40"),
      ],
    },
    primaryType: "Permission" as const,
    message: { account, issuer, source, schema, attributes, commitment, session, signedAt, until },
  };
}

/** Names a permission: the hash that is signed. */
export function permissionId(registry: Registry, permission: Permission): Hex {
  return hashTypedData(permissionTypedData(registry, permission));
}

/** Signs a permission with the client's account, the customer's for this issuer. */
export async function signPermission(
  client: SigningClient,
  registry: Registry,
  permission: Omit<Permission, "account">,
): Promise<SignedPermission> {
  const own = { ...permission, account: client.account.address };
  const signature = await signMessage(client, registry, permissionTypedData(registry, own));
  return { ...own, signature };
}

/** The id of a permission that its account signed for this registry. Throws `DecdpError` if it did not. */
export function requirePermission(registry: Registry, { signature, ...permission }: SignedPermission): Hex {
  const hash = permissionId(registry, permission);
  if (isSignedByKey(permission.account, { hash, signature })) return hash;
  throw new DecdpError(`${permission.account} did not sign this permission for this chain and registry.`, {
    details: { account: permission.account },
    hint: "Sign it with the account's key, on the chain where the issuer is registered.",
  });
}

import type { Address, Hex } from "viem";
import { requirePermission, type SignedPermission } from "../../../src/chain/requests/permission.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { PermissionFile } from "../../../src/format/credential/permission.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { SecretKeys } from "../../shared/secretKeys.ts";
import type { Gateway, ManagedIssuer } from "../gateway.ts";
import { findTree } from "../store/trees.ts";

/** Seconds between the signing of a permission and its arrival, at most. */
const LONGEST_WAY = 3600;
/** By how many seconds a customer's clock may run ahead. */
const CLOCK = 120;

/** A permission that is good for one of the gateway's issuers now. */
export interface GoodPermission {
  readonly id: Hex;
  readonly managed: ManagedIssuer;
}

/** Throws `RequestRefusedError` for a permission of somebody or something else, or one that is over. */
export async function requireGoodPermission(
  gateway: Gateway,
  { chainId, issuerRegistry, permission }: PermissionFile,
): Promise<GoodPermission> {
  const { deployment, database, issuers } = gateway;
  const isHere =
    chainId === deployment.chainId &&
    issuerRegistry.toLowerCase() === deployment.issuerRegistry.toLowerCase();
  if (!isHere) refuse("OtherRegistry", "The permission is for another chain or registry of issuers.");
  const tree = await findTree(database.query, permission.issuer);
  const managed = tree && issuers.get(tree.name);
  if (managed === undefined) {
    return refuse("OtherIssuer", `Issuer ${permission.issuer} is not one of this gateway's.`);
  }
  requireContent(managed, permission);
  requireTimes(permission, await gateway.now());
  return { id: requireSignature(gateway, permission), managed };
}

/** From when on a permission is too old to be taken, Unix seconds: until then it must be known again. */
export function endOfWay({ signedAt }: Pick<SignedPermission, "signedAt">): number {
  return signedAt + LONGEST_WAY + CLOCK;
}

/** What a card is found by: the permission by which it was issued, and the account that gave that. */
export function permissionDigest(keys: SecretKeys, id: Hex, account: Address): string {
  return keys.digest("permission", `${id.toLowerCase()} ${account.toLowerCase()}`);
}

function requireContent({ source, kind, name }: ManagedIssuer, permission: SignedPermission): void {
  const { schema, attributes } = permission;
  if (permission.source !== kind) {
    refuse("OtherSource", `The issuer ${name} reads from ${kind}, not from ${permission.source}.`);
  }
  if (schema !== source.schema.id) {
    refuse("OtherSchema", `The issuer ${name} vouches under the schema ${source.schema.id}.`);
  }
  const names = source.schema.attributes.map((attribute) => attribute.name);
  const isKnown = attributes.every((attribute) => names.includes(attribute));
  if (!isKnown || new Set(attributes).size < attributes.length) {
    refuse("OtherAttributes", `The attributes are ${names.join(", ")}, each of them once.`);
  }
}

function requireTimes({ signedAt, until }: SignedPermission, now: number): void {
  if (signedAt > now + CLOCK) refuse("SignedAhead", "The permission was signed in the future.");
  if (signedAt < now - LONGEST_WAY) {
    refuse("TooOld", `The permission was signed more than ${LONGEST_WAY} seconds ago.`);
  }
  if (until <= now) refuse("Expired", "The permission is over.");
}

function requireSignature({ deployment }: Gateway, permission: SignedPermission): Hex {
  try {
    return requirePermission(deployment, permission);
  } catch (error) {
    if (!(error instanceof DecdpError)) throw error;
    return refuse("NotSigned", error.message);
  }
}

function refuse(reason: string, message: string): never {
  throw new RequestRefusedError(reason, message, { hint: "Sign another permission." });
}

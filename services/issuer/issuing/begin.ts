import { type Hex, keccak256 } from "viem";
import { signPermissionReceipt } from "../../../src/chain/requests/permissionReceipt.ts";
import type { PermissionFile } from "../../../src/format/credential/permission.ts";
import { writePermissionReceipt } from "../../../src/format/credential/permissionReceipt.ts";
import type { Ask } from "../../../src/source/source.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Gateway } from "../gateway.ts";
import { addSession, findSession, isPermissionUsed } from "../store/sessions.ts";
import { inTime } from "./inTime.ts";
import { endOfWay, requireGoodPermission } from "./permission.ts";
import { openSession, sealSession } from "./sealedSession.ts";

/** What a customer sends to begin a session. */
export interface Beginning {
  readonly permission: PermissionFile;
  /** 32 bytes whose keccak256 is in the permission: who has them is the one who signed it. */
  readonly session: Hex;
  /** For the source, such as a wallet's address. */
  readonly given?: unknown;
  /** Where pages of the source lead back to. */
  readonly returnTo: string;
}

/** A session that has begun. */
export interface Begun {
  readonly id: string;
  readonly ask: Ask;
  /** File of the receipt of the permission. */
  readonly receipt: string;
  /** Unix seconds. */
  readonly endsAt: number;
}

/**
 * Takes a permission and asks the source for access. Sent again by the customer who sent it first, it gives the same
 * session; from anybody else it is a replay. Throws `RequestRefusedError`, `SourceError`.
 */
export async function beginSession(gateway: Gateway, given: Beginning): Promise<Begun> {
  const { database, keys, policy } = gateway;
  const { permission } = given.permission;
  const { id: permissionId, managed } = await requireGoodPermission(gateway, given.permission);
  if (keccak256(given.session) !== permission.session.toLowerCase()) {
    throw new RequestRefusedError("NotTheSession", "The session is not the one in the permission.");
  }
  const id = permission.session.toLowerCase();
  const known = await resume(gateway, id, permissionId);
  if (known !== undefined) return known;
  if (await isPermissionUsed(database.query, permissionId)) throw replayed();

  const now = await gateway.now();
  const endsAt = Math.min(permission.until, now + policy.sessionLength);
  const start = {
    session: id,
    nonce: keys.digest("nonce", id).slice(0, 32),
    returnTo: given.returnTo,
    now,
    until: permission.until,
    account: permission.account.toLowerCase(),
    given: given.given,
  };
  const { pending, ask } = await inTime(policy.sourceTime, managed.source.begin(start));
  const sealed = sealSession(keys, { permission, pending, ask });
  const { name } = managed;
  const forgetAt = endOfWay(permission);
  if (await addSession(database.query, { id, permission: permissionId, name, sealed, endsAt, forgetAt })) {
    gateway.metrics.sessions.inc({ issuer: name, state: "begun" });
    return { id, ask, endsAt, receipt: await receiptOf(gateway, given.permission, permissionId, now) };
  }
  // The same request came twice at once: the access that this one asked for is not needed.
  await inTime(policy.sourceTime, managed.source.end(pending)).catch(() => {});
  const other = await resume(gateway, id, permissionId);
  if (other !== undefined) return other;
  throw replayed();
}

/** The session of the same permission, if it still waits for its customer. */
async function resume(gateway: Gateway, id: string, permissionId: Hex): Promise<Begun | undefined> {
  const session = await findSession(gateway.database.query, id);
  if (session === undefined) return undefined;
  if (session.permission !== permissionId || session.state !== "asked") throw replayed();
  const { permission, ask } = openSession(gateway.keys, session.sealed!);
  const { chainId, issuerRegistry } = gateway.deployment;
  const file = { format: "decdp-permission-1", chainId, issuerRegistry, permission } as const;
  const now = await gateway.now();
  return { id, ask, endsAt: session.endsAt, receipt: await receiptOf(gateway, file, permissionId, now) };
}

async function receiptOf(
  { client, deployment }: Gateway,
  { permission }: PermissionFile,
  id: Hex,
  receivedAt: number,
): Promise<string> {
  const { chainId, issuerRegistry } = deployment;
  const customer = `did:pkh:eip155:${chainId}:${permission.account.toLowerCase()}`;
  const receipt = await signPermissionReceipt(client, deployment, { permission: id, receivedAt });
  return writePermissionReceipt({ chainId, issuerRegistry, customer, receipt });
}

function replayed(): RequestRefusedError {
  return new RequestRefusedError("Replayed", "This permission, or this session, was used before.", {
    hint: "Sign another permission for another session.",
  });
}

import { type Hex, hexToBytes, keccak256 } from "viem";
import { generatePrivateKey } from "viem/accounts";
import * as z from "zod/v4";
import { sourceKinds } from "../chain/actions/issuer.ts";
import { permissionId, signPermission } from "../chain/requests/permission.ts";
import { signPermissionEnd } from "../chain/requests/permissionEnd.ts";
import {
  requirePermissionReceipt,
  type SignedPermissionReceipt,
} from "../chain/requests/permissionReceipt.ts";
import type { SigningClient } from "../chain/transact.ts";
import { DecdpError } from "../errors.ts";
import { schemaShape } from "../format/campaign/schema.ts";
import { type Card, readCard } from "../format/credential/card.ts";
import { readLeaves } from "../format/credential/leaves.ts";
import { permissionFields } from "../format/credential/permission.ts";
import { writePermissionEnd } from "../format/credential/permissionEnd.ts";
import { readPermissionReceipt } from "../format/credential/permissionReceipt.ts";
import { account, chainId, uint256 } from "../format/reading/fields.ts";
import { toJson } from "../format/reading/json.ts";
import { readShape } from "../format/reading/reading.ts";
import type { Ask } from "./source.ts";

const issuerShape = z.object({
  name: z.string(),
  source: z.enum(sourceKinds),
  /** Who publishes its roots and signs receipts. */
  account,
  chainId,
  issuerRegistry: account,
  schema: schemaShape,
  /** The tree to which new accounts are issued; absent while the next one is being opened. */
  issuer: uint256.optional(),
  trees: z.array(uint256),
});

/** An issuer as a gateway describes it; what it says of itself, except for its registration, nobody has checked. */
export type GatewayIssuer = z.output<typeof issuerShape>;

const issuersShape = z.object({ issuers: z.array(issuerShape).max(100) });
const replyShape = z.looseObject({});
const refusalShape = z.object({ error: z.string(), message: z.string(), issuer: uint256.optional() });

/** A session with a gateway: what the customer has to do, and what only the customer may have. */
export interface GatewaySession {
  readonly ask: Ask;
  /** 32 random bytes; whoever has them gets the card. */
  readonly session: Hex;
  /** The gateway signed that it took the permission. */
  readonly receipt: SignedPermissionReceipt;
}

/** What the customer allows. */
export interface Allowing {
  /** The tree that the commitment is for. */
  readonly issuer: bigint;
  readonly commitment: bigint;
  readonly attributes: readonly string[];
  /** Unix seconds. */
  readonly signedAt: number;
  readonly until: number;
  /** For the source, such as a wallet's address. */
  readonly given?: unknown;
  readonly returnTo?: string;
}

/** What of the platform is used to ask a gateway. */
export interface GatewayClientOptions {
  readonly url: string;
  readonly fetch?: typeof fetch;
}

/** Reads all issuers of a gateway. Throws `DecdpError` as the other functions here do. */
export async function readGatewayIssuers(options: GatewayClientOptions): Promise<readonly GatewayIssuer[]> {
  const { issuers } = readShape(issuersShape, await ask(options, "issuers"), "The gateway's issuers");
  return issuers;
}

/** Reads an issuer by its name. Throws `DecdpError` as the other functions here do. */
export async function readGatewayIssuer(options: GatewayClientOptions, name: string): Promise<GatewayIssuer> {
  const reply = await ask(options, `issuers/${encodeURIComponent(name)}`);
  return readShape(issuerShape, reply, "The gateway's description of its issuer");
}

/** Signs a permission with the client's account and begins a session with it. */
export async function beginAtGateway(
  options: GatewayClientOptions,
  client: SigningClient,
  issuer: GatewayIssuer,
  { given, returnTo, ...allowed }: Allowing,
): Promise<GatewaySession> {
  const session = generatePrivateKey();
  const permission = await signPermission(client, issuer, {
    ...allowed,
    source: issuer.source,
    schema: issuer.schema.id,
    session: keccak256(hexToBytes(session)),
  });
  const file = permissionFields({ ...issuer, permission });
  const begun = await ask(options, "sessions", { permission: file, session, given, returnTo });
  const { receipt } = readPermissionReceipt(begun.receipt);
  requirePermissionReceipt(issuer, receipt);
  if (receipt.permission.toLowerCase() !== permissionId(issuer, permission)) {
    throw new DecdpError("The gateway's receipt is of another permission.", {
      details: { permission: receipt.permission },
      hint: "Do not go on with this session: the receipt shows nothing of what was allowed.",
    });
  }
  return { ask: begun.ask as Ask, session, receipt };
}

/**
 * Has the gateway read the source, and returns the card, which counts once the next root is on chain. The details of the
 * error `OtherTree` name the `issuer` for which to make a commitment instead.
 */
export async function completeAtGateway(
  options: GatewayClientOptions,
  { session }: Pick<GatewaySession, "session">,
  given?: unknown,
): Promise<Card> {
  const { card } = await ask(options, "sessions/completion", { session, given });
  return readCard(card);
}

/**
 * Takes a permission back, signed by the client's account, which gave it: the card that was issued by it ends with the next
 * root, and every root before that one.
 *
 * @param permission Its id, as the receipt has it.
 */
export async function endAtGateway(
  options: GatewayClientOptions,
  client: SigningClient,
  registry: Pick<GatewayIssuer, "chainId" | "issuerRegistry">,
  permission: Hex,
): Promise<void> {
  const { chainId, issuerRegistry } = registry;
  const end = await signPermissionEnd(client, registry, { permission });
  await ask(options, "ends", writePermissionEnd({ chainId, issuerRegistry, end }));
}

/** The leaves under a root of a tree. Whether they lead to it is for the caller to check. */
export async function readGatewayLeaves(
  options: GatewayClientOptions,
  { issuer, root }: { readonly issuer: bigint; readonly root: bigint },
): Promise<readonly bigint[]> {
  const { leaves } = readLeaves(await ask(options, `trees/${issuer}/${root}/leaves`));
  return leaves;
}

async function ask(
  { url, fetch: doFetch = fetch }: GatewayClientOptions,
  route: string,
  body?: object | string,
): Promise<Record<string, unknown>> {
  const place = new URL(route, url.endsWith("/") ? url : `${url}/`);
  const headers = { "content-type": "application/json" };
  const text = typeof body === "string" ? body : body && toJson(body);
  const init = text === undefined ? undefined : { method: "POST", headers, body: text };
  let reply: z.output<typeof replyShape>;
  let isGood: boolean;
  try {
    const response = await doFetch(place, init);
    isGood = response.ok;
    reply = replyShape.parse(await response.json());
  } catch {
    throw new DecdpError(`The gateway ${place.origin} does not answer as one.`, {
      hint: "Try again later; a session that was begun can be completed then.",
    });
  }
  if (isGood) return reply;
  const { error: reason, message, issuer } = readShape(refusalShape, reply, "The gateway's refusal");
  throw new DecdpError(`The gateway says no: ${message}`, { details: { reason, issuer } });
}

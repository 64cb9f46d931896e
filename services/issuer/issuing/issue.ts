import type { Hex } from "viem";
import { leafOf } from "../../../src/credential/credential.ts";
import { writeCard } from "../../../src/format/credential/card.ts";
import { type AttributeValues, encodeAttributes } from "../../../src/request/schema.ts";
import { requireValues } from "../../../src/source/derived.ts";
import type { Reading } from "../../../src/source/source.ts";
import { SourceError } from "../../../src/source/sourceError.ts";
import type { Query } from "../../shared/database/database.ts";
import { BusyError, RequestRefusedError } from "../../shared/http/errors.ts";
import type { Gateway, ManagedIssuer } from "../gateway.ts";
import { sealForSession } from "../keys.ts";
import { lockLeaf, writeLeaf } from "../store/leaves.ts";
import { endRecovery } from "../store/recoveries.ts";
import { closeReading } from "../store/sessions.ts";
import { openTree, takePlace } from "../store/trees.ts";
import { permissionDigest } from "./permission.ts";
import { requirePinned } from "./pinning.ts";
import { type SessionContent, sealSession } from "./sealedSession.ts";

/** What is issued, and in which session. */
export interface Issuance {
  readonly id: string;
  /** What only the customer has. */
  readonly secret: string;
  readonly permissionId: Hex;
  readonly content: SessionContent;
  readonly reading: Reading;
  readonly now: number;
}

/**
 * Issues the card of what was read, or replaces it: the leaf with its place, the card for its customer and the end of the
 * reading are written together. The account at the source keeps its place and its commitment. Returns the card's file.
 */
export async function issueCard(gateway: Gateway, managed: ManagedIssuer, given: Issuance): Promise<string> {
  const { database, deployment, keys, metrics } = gateway;
  const { content, reading, now } = given;
  const { permission } = content;
  const { issuer, commitment } = permission;
  const { schema } = managed.source;
  const attributes = encodeAttributes(schema, permitted(managed, content, reading));
  const validUntil = Math.min(now + managed.validFor, permission.until, reading.until ?? permission.until);
  if (validUntil <= now) {
    throw new SourceError("expired", "What was read is not good for any time from now on.");
  }
  const leaf = leafOf({ schema: schema.id, commitment, validUntil, attributes });
  const holder = {
    name: managed.name,
    account: keys.digest(`account of ${managed.name}`, reading.account),
    commitment: keys.digest(`commitment of ${managed.name}`, `${commitment}`),
    permission: permissionDigest(keys, given.permissionId, permission.account),
  };
  const sealed = sealSession(keys, content);
  const { card, isNew } = await database.transaction(async (query) => {
    const held = await lockLeaf(query, holder.name, holder.account);
    if (held !== undefined) await requirePinned(query, held, { issuer, commitment: holder.commitment, now });
    const place = held?.place ?? (await nextPlace(query, managed, issuer));
    await writeLeaf(query, { ...holder, issuer, place }, leaf);
    await endRecovery(query, holder.name, holder.account);
    const { chainId, issuerRegistry } = deployment;
    const where = { chainId, issuerRegistry, issuer, index: place };
    const card = writeCard({ ...where, commitment, validUntil, attributes, schema });
    const kept = sealForSession(given.secret, card);
    if (!(await closeReading(query, given.id, { state: "issued", card: kept, sealed }))) {
      throw new SourceError("slow", "The session was given up meanwhile.", { hint: "Begin another one." });
    }
    return { card, isNew: held === undefined };
  });
  metrics.leaves.inc({ issuer: managed.name, change: isNew ? "issued" : "renewed" });
  return card;
}

/** Of what was read, the attributes that the permission names. */
function permitted(
  { source }: ManagedIssuer,
  { permission }: SessionContent,
  { values }: Reading,
): AttributeValues<typeof source.schema> {
  const named = Object.entries(values).filter(([name]) => permission.attributes.includes(name));
  return requireValues(source.schema, Object.fromEntries(named));
}

/** Throws `RequestRefusedError` where the commitment is for a tree that new accounts do not get into. */
async function nextPlace(query: Query, managed: ManagedIssuer, issuer: bigint): Promise<number> {
  const tree = await openTree(query, managed.name, managed.treeSize);
  if (tree === undefined) {
    throw new BusyError(503, "NoTree", "The next tree is being opened; try again in a minute.");
  }
  const place = tree.issuer === issuer ? await takePlace(query, tree.issuer, managed.treeSize) : undefined;
  if (place !== undefined) return place;
  throw new RequestRefusedError(
    "OtherTree",
    `New cards are issued by issuer ${tree.issuer}, not ${issuer}.`,
    {
      details: { issuer: tree.issuer },
      hint: `Make a commitment to issuer ${tree.issuer} and sign another permission.`,
    },
  );
}

import { getGasPrice } from "viem/actions";
import { publishRoot, revokeRootsBefore } from "../../../src/chain/actions/issuer.ts";
import { closeStep, journalOf } from "../../shared/database/journal.ts";
import type { Gateway, ManagedIssuer } from "../gateway.ts";
import { forgetChunksBefore } from "../store/chunks.ts";
import { isDirty } from "../store/leaves.ts";
import {
  findPublications,
  lastPublishedBefore,
  markPublication,
  type Publication,
} from "../store/publications.ts";
import type { Tree } from "../store/trees.ts";
import { preparePublication } from "./prepare.ts";
import { finalBlock, readInterval, readRoot } from "./rootOnChain.ts";

/**
 * The next thing to do for a tree: bring its newest root on chain, end the roots before it if a credential was revoked,
 * or prepare the next root when the interval between two is over. What was done is recognised on chain, so that it does
 * not matter where an earlier attempt ended. Returns whether there may be more to do at once.
 */
export async function advanceTree(gateway: Gateway, managed: ManagedIssuer, tree: Tree): Promise<boolean> {
  const { database } = gateway;
  const { issuer } = tree;
  const [newest, before] = await findPublications(database.query, issuer, 2);
  if (newest !== undefined && newest.state !== "done") {
    return bringOnChain(gateway, managed, newest, before);
  }
  // The chain is asked only when there is something to publish: customers make this look at every card.
  const notBefore = (newest?.publishedAt ?? 0) + managed.minimumInterval;
  if ((await gateway.now()) < notBefore || !(await isDirty(database.query, issuer))) return false;
  if (!(await isDue(gateway, managed, issuer))) return false;
  return preparePublication(database, issuer, newest?.number ?? 0);
}

async function bringOnChain(
  gateway: Gateway,
  managed: ManagedIssuer,
  publication: Publication,
  before: Publication | undefined,
): Promise<boolean> {
  const { database, metrics, log } = gateway;
  const { issuer, number } = publication;
  const { publishedAt } = await readRoot(gateway, publication);
  if (publishedAt === undefined) {
    if (!(await isDue(gateway, managed, issuer)) || (await isTooDear(gateway))) return false;
    await sendRoot(gateway, publication);
    return true;
  }
  const final = await readRoot(gateway, publication, await finalBlock(gateway));
  if (final.publishedAt === undefined) return false;
  if (publication.state === "prepared") {
    await database.transaction(async (query) => {
      await markPublication(query, publication, "published", publishedAt);
      await closeStep(query, stepOf(publication, "publish"));
    });
    metrics.roots.inc({ issuer: managed.name });
    log(`root ${number} of issuer ${issuer} (${managed.name}) is on chain`);
  }
  if (publication.endsEarlier && before !== undefined) {
    const hasEnded = async (block?: bigint) => (await readRoot(gateway, before, block)).isRevoked;
    if (!(await hasEnded())) {
      if (await isTooDear(gateway)) return false;
      await endEarlier(gateway, publication, publishedAt);
      return true;
    }
    if (!(await hasEnded(await finalBlock(gateway)))) return false;
    await closeStep(database.query, stepOf(publication, "end"));
    log(`all roots of issuer ${issuer} before root ${number} have ended`);
  }
  await markPublication(database.query, publication, "done", publishedAt);
  await forgetOld(gateway, managed, issuer, publishedAt);
  return true;
}

async function sendRoot(gateway: Gateway, publication: Publication): Promise<void> {
  const { client, deployment, database, policy } = gateway;
  const { issuer, root, leafCount, digest } = publication;
  const journal = journalOf(database.query, stepOf(publication, "publish"), policy.largestFee);
  const uri = `${policy.publicUrl}/trees/${issuer}/${root}/leaves`;
  await publishRoot({ ...client, journal }, deployment, { issuer, root, uri, leafCount, digest });
}

/** Nothing is left of a revoked credential's roots then. Doing it twice changes nothing. */
async function endEarlier(gateway: Gateway, publication: Publication, time: number): Promise<void> {
  const { client, deployment, database, policy } = gateway;
  const journal = journalOf(database.query, stepOf(publication, "end"), policy.largestFee);
  await revokeRootsBefore({ ...client, journal }, deployment, { issuer: publication.issuer, time });
}

async function isDue(gateway: Gateway, { minimumInterval }: ManagedIssuer, issuer: bigint): Promise<boolean> {
  const { notBefore, now } = await readInterval(gateway, { issuer, minimumInterval });
  return now >= notBefore;
}

async function isTooDear({ client, policy, log }: Gateway): Promise<boolean> {
  const price = await getGasPrice(client);
  if (price <= policy.largestFee) return false;
  log(`gas costs ${price} wei, more than ${policy.largestFee}: waits`);
  return true;
}

/**
 * Roots that were replaced longer ago than their grace cannot be proved under. The last one from before that may have been
 * replaced within it.
 */
async function forgetOld(
  { database }: Gateway,
  { grace }: ManagedIssuer,
  issuer: bigint,
  now: number,
): Promise<void> {
  const needed = await lastPublishedBefore(database.query, issuer, now - grace);
  if (needed !== undefined) await forgetChunksBefore(database.query, issuer, needed);
}

function stepOf({ issuer, number }: Publication, what: "publish" | "end"): string {
  return `${what} ${issuer} ${number}`;
}

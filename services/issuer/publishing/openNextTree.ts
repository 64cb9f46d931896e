import { registerIssuer } from "../../../src/chain/actions/issuer.ts";
import { closeStep, journalOf } from "../../shared/database/journal.ts";
import type { Gateway, ManagedIssuer } from "../gateway.ts";
import { addTree, type Tree } from "../store/trees.ts";
import { finalBlock, isOwnIssuer } from "./rootOnChain.ts";

/** Share of a tree's places from which on the next one is opened, so that nobody has to wait for it. */
const NEARLY_FULL = 0.9;

/**
 * Registers an issuer's first tree, or the next one when the last is nearly full. Each tree has a number of its own on
 * chain, which counts once it is final: until then a reorganisation can give it to somebody else. Returns whether there
 * is one more.
 */
export async function openNextTree(
  gateway: Gateway,
  { name, kind, minimumInterval, grace, treeSize }: ManagedIssuer,
  trees: readonly Tree[],
): Promise<boolean> {
  const { client, deployment, database, policy, log } = gateway;
  const last = trees.at(-1);
  if (last !== undefined && last.leafCount < treeSize * NEARLY_FULL) return false;
  const ordinal = (last?.ordinal ?? 0) + 1;
  const step = `register ${name} ${ordinal}`;
  const journal = journalOf(database.query, step, policy.largestFee);
  const metadataUri = `${policy.publicUrl}/issuers/${name}?tree=${ordinal}`;
  const { issuer } = await registerIssuer({ ...client, journal }, deployment, {
    kind,
    minimumInterval,
    grace,
    metadataUri,
  });
  if (!(await isOwnIssuer(gateway, issuer, await finalBlock(gateway)))) return false;
  await database.transaction(async (query) => {
    await addTree(query, { issuer, name, ordinal });
    await closeStep(query, step);
  });
  log(`${name} has tree ${ordinal}: issuer ${issuer} on chain`);
  return true;
}

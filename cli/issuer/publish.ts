import path from "node:path";
import { publishRoot, readCurrentRoot } from "../../src/chain/actions/issuer.ts";
import { createIssuerTree, leafCount, treeRoot } from "../../src/credential/issuerTree.ts";
import { digestOfLeaves, writeLeaves } from "../../src/format/credential/leaves.ts";
import { describeCount } from "../campaign/describe.ts";
import { writeText } from "../input/files.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { type Issuer, readHolders, requireIssuer } from "./issuers.ts";
import { leavesFile } from "./leaves.ts";

export interface Publication {
  /** The issuer's name in the state. */
  readonly issuer: string;
  /** Where the issuer will host the leaves. */
  readonly uri: string | undefined;
}

/** Publishes the root of all cards, and writes the leaves under it to the state folder. */
export async function publishCards(context: Context, given: Publication): Promise<Outcome> {
  const issuer = requireIssuer(context, given.issuer);
  const leaves = () => readHolders(context.state, issuer.name).map(({ leaf }) => leaf);
  const published = await publishLeaves(context, issuer, leaves, given.uri);
  const cards = `the root of ${describeCount(published.leafCount, "card")} of ${issuer.name}`;
  return {
    data: published,
    lines: [
      published.hash === undefined
        ? `Nothing was sent: ${cards} is published already. Leaves: ${published.leaves}.`
        : `Published ${cards}. Leaves: ${published.leaves}.`,
    ],
  };
}

/**
 * Publishes the root over an issuer's leaves unless it is the current one already: then an earlier call got as far as
 * the chain. Building a large tree takes a while, so leaves that changed meanwhile are read again.
 *
 * @param read The leaves as they are now, by place in the tree.
 */
export async function publishLeaves(
  context: Context,
  { issuer, name }: Issuer,
  read: () => readonly bigint[],
  uri = `https://${name}.example/leaves.json`,
) {
  const { reader, deployment, folder } = context;
  let leaves = read();
  let tree = createIssuerTree(leaves);
  for (let next = read(); !isSame(leaves, next); next = read()) {
    leaves = next;
    tree = createIssuerTree(leaves);
  }
  const root = treeRoot(tree);
  const count = leafCount(tree);
  const isCurrent = (await readCurrentRoot(reader, deployment, { issuer })) === root;
  const sent = isCurrent
    ? undefined
    : await publishRoot(context.clientOf("issuer"), deployment, {
        issuer,
        root,
        uri,
        leafCount: count,
        digest: digestOfLeaves(leaves),
      });
  const file = leavesFile(folder, issuer);
  if (!context.dryRun) writeText(file, writeLeaves({ issuer, leaves }));
  return { issuer, root, leafCount: count, leaves: path.relative(".", file), ...sent };
}

function isSame(left: readonly bigint[], right: readonly bigint[]): boolean {
  return left.length === right.length && left.every((leaf, place) => leaf === right[place]);
}

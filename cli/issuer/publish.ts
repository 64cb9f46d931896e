import path from "node:path";
import { publishRoot } from "../../src/chain/actions/issuer.ts";
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
  const leaves = readHolders(context.state, issuer.name).map(({ leaf }) => leaf);
  const published = await publishLeaves(context, issuer, leaves, given.uri);
  return {
    data: published,
    lines: [
      `Published the root of ${describeCount(published.leafCount, "card")} of ${issuer.name}. Leaves: ${published.leaves}.`,
    ],
  };
}

/** @param leaves By place in the tree. */
export async function publishLeaves(
  context: Context,
  { issuer, name }: Issuer,
  leaves: readonly bigint[],
  uri = `https://${name}.example/leaves.json`,
) {
  const tree = createIssuerTree(leaves);
  const root = treeRoot(tree);
  const count = leafCount(tree);
  const sent = await publishRoot(context.clientOf("issuer"), context.deployment, {
    issuer,
    root,
    uri,
    leafCount: count,
    digest: digestOfLeaves(leaves),
  });
  const file = leavesFile(context.folder, issuer);
  writeText(file, writeLeaves({ issuer, leaves }));
  return { issuer, root, leafCount: count, leaves: path.relative(".", file), ...sent };
}

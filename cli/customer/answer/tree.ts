import { existsSync } from "node:fs";
import { isRootLive } from "../../../src/chain/actions/issuer.ts";
import { createIssuerTree, type IssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import { DecdpError } from "../../../src/errors.ts";
import { describeIssuer } from "../../issuer/describeIssuer.ts";
import { leavesFile, readLeavesFile } from "../../issuer/leaves.ts";
import type { Context } from "../../setting/context.ts";

/**
 * The tree under an issuer's present root, from its published leaves. Throws `DecdpError` if the leaves are not there
 * or not those of a root that counts.
 */
export async function readTree(context: Context, issuer: bigint, file?: string): Promise<IssuerTree> {
  const place = file ?? leavesFile(context.folder, issuer);
  const name = await describeIssuer(context, issuer);
  if (!existsSync(place)) {
    throw new DecdpError(`The leaves of ${name} are not at ${place}.`, {
      hint: "The issuer has to publish them first; then name the file with --leaves.",
    });
  }
  const tree = createIssuerTree(readLeavesFile(place).leaves);
  if (await isRootLive(context.reader, context.deployment, { issuer, root: treeRoot(tree) })) return tree;
  throw new DecdpError(`${place} does not hold the leaves of ${name} as they are now.`, {
    hint: "Fetch the issuer's current list.",
  });
}

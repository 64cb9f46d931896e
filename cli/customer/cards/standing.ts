import { existsSync } from "node:fs";
import { isInTree } from "../../../src/agent/answer/card.ts";
import { isRootLive } from "../../../src/chain/actions/issuer.ts";
import { createIssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { describeIssuer } from "../../issuer/describeIssuer.ts";
import { leavesFile, readLeavesFile } from "../../issuer/leaves.ts";
import type { Context } from "../../setting/context.ts";

/** Whether a card counts, as far as one can tell. */
export type Standing =
  /** It is in the issuer's list, and has not run out. */
  | "good"
  /** It is not in the issuer's list: taken back, replaced, or not published yet. */
  | "absent"
  /** Its time is over. */
  | "over"
  /** The issuer's list is not at hand, or the one at hand does not count any more. */
  | "unknown";

/** Where a card stands in its issuer's list, from a file or the state folder. Throws `DecdpError` for another's list. */
export async function standingOf(context: Context, card: Card, file?: string): Promise<Standing> {
  const { reader, deployment, folder } = context;
  const { issuer, validUntil } = card;
  if (validUntil <= (await context.now())) return "over";
  const place = file ?? leavesFile(folder, issuer);
  if (file === undefined && !existsSync(place)) return "unknown";
  const { issuer: listed, leaves } = readLeavesFile(place);
  if (listed !== issuer) {
    const [given, wanted] = await Promise.all([listed, issuer].map((one) => describeIssuer(context, one)));
    throw new DecdpError(`${place} holds the leaves of ${given}, not of ${wanted}.`, {
      hint: "Name the file of that issuer with --leaves.",
    });
  }
  const tree = createIssuerTree(leaves);
  if (!(await isRootLive(reader, deployment, { issuer, root: treeRoot(tree) }))) return "unknown";
  return isInTree(card, tree) ? "good" : "absent";
}

/** What a list of cards says after a card's date. */
export function describeStanding(standing: Standing): string {
  const notes = {
    good: "",
    absent: ", does not count (the issuer took it back or replaced it, or has not published it yet)",
    over: ", run out",
    unknown: ", not checked (the issuer's current list is not here: --leaves FILE)",
  };
  return notes[standing];
}

import path from "node:path";
import { TREE_CAPACITY } from "../../src/credential/issuerTree.ts";
import { type Leaves, readLeaves } from "../../src/format/credential/leaves.ts";
import { readFile } from "../input/files.ts";

/** Of a full tree, in which each leaf has a line of at most 85 characters. */
const LARGEST_LEAVES_FILE = TREE_CAPACITY * 90;

/** The leaves under an issuer's last root, as everybody may read them. */
export function leavesFile(folder: string, issuer: bigint): string {
  return path.join(folder, "published", `issuer-${issuer}.json`);
}

/** Throws `DecdpError` for what is no list of leaves. */
export function readLeavesFile(file: string): Leaves {
  return readFile(file, readLeaves, LARGEST_LEAVES_FILE);
}

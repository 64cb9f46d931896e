import { DecdpError } from "../../src/errors.ts";
import { namingNode } from "./silentNode.ts";

/** Why something in a list could not be read. */
export interface Unreadable {
  readonly problem: string;
}

/**
 * Reads something in a list. What goes wrong is said in its place, and keeps nobody from the rest; the command ends with
 * exit code 1 all the same, so that nobody takes the list for whole.
 */
export async function readRow<Row extends object>(read: () => Promise<Row>): Promise<Row | Unreadable> {
  try {
    return await read();
  } catch (error) {
    const named = namingNode(error);
    if (named instanceof DecdpError) return { problem: named.message };
    throw error;
  }
}

export function isUnreadable(row: object): row is Unreadable {
  return "problem" in row;
}

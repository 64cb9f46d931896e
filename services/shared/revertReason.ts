import { findRevert } from "../../src/chain/errors.ts";
import { contractErrorName } from "../../src/errors.ts";

/** The name of the error with which a contract said no, "Reverted" if it gave none; undefined for other errors. */
export function revertReason(error: unknown): string | undefined {
  const revert = findRevert(error);
  return revert && (contractErrorName(revert) ?? "Reverted");
}

import assert from "node:assert/strict";
import { contractErrorName, DecdpError } from "../../src/errors.ts";

/** Asserts that an action fails with an explained error of the contracts, by its name. */
export async function rejectsWith(action: Promise<unknown>, errorName: string): Promise<void> {
  await assert.rejects(action, (error) => {
    assert.ok(error instanceof DecdpError, String(error));
    assert.equal(contractErrorName(error), errorName, error.message);
    assert.ok(error.hint, `${errorName} has a hint`);
    return true;
  });
}

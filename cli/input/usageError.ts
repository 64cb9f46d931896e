import { DecdpError } from "../../src/errors.ts";

/** The command was called in a way that cannot be meant; ends with exit code 2. */
export class UsageError extends DecdpError {
  override readonly name = "UsageError";
}

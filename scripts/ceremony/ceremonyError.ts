import { DecdpError } from "../../src/errors.ts";

/** A step of a ceremony cannot be made, or what somebody handed in is refused. */
export class CeremonyError extends DecdpError {
  override readonly name = "CeremonyError";
}

import { DecdpError } from "../../src/errors.ts";

/** What keeps a service from starting, and what to do about it. */
export class ServiceError extends DecdpError {
  override readonly name = "ServiceError";
}

import * as z from "zod/v4";
import { explainChainError } from "../../../src/chain/errors.ts";
import { DecdpError, type ErrorDetails, InvalidValueError } from "../../../src/errors.ts";
import { revertReason } from "../revertReason.ts";
import type { Log } from "../runService.ts";
import { errorReply, type Request } from "./replies.ts";

/** A service does not do what a well-formed request asks for, for a reason that no contract gives. */
export class RequestRefusedError extends DecdpError {
  override readonly name = "RequestRefusedError";
  /** For programs; the `error` of the reply. */
  readonly reason: string;

  constructor(reason: string, message: string, rest: ErrorDetails = {}) {
    super(message, rest);
    this.reason = reason;
  }
}

/** A service has too much to do, for everybody or for one: another time it may do it. */
export class BusyError extends DecdpError {
  override readonly name = "BusyError";

  readonly status: 429 | 503;
  /** For programs; the `error` of the reply. */
  readonly reason: string;

  constructor(status: 429 | 503, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

/** Whether it is what was asked for that cannot be done, now or ever, and not the service or its chain that fails. */
export function isRefusal(error: unknown): boolean {
  return error instanceof RequestRefusedError || revertReason(error) !== undefined;
}

/** Makes the reply to what a route threw: 400 for a wrong shape, 422 for what is refused, 503 for everything else. */
export function replyToErrors(log: Log) {
  return (error: Error, context: Request): Response => {
    if (error instanceof z.ZodError) {
      const [issue] = error.issues;
      return errorReply(context, 400, "InvalidShape", `${issue?.path.join(".")}: ${issue?.message}`);
    }
    if (error instanceof InvalidValueError) return errorReply(context, 400, "InvalidValue", error.message);
    if (error instanceof RequestRefusedError) return errorReply(context, 422, error.reason, error.message);
    if (error instanceof BusyError) return errorReply(context, error.status, error.reason, error.message);
    const reason = revertReason(error);
    if (reason !== undefined) return errorReply(context, 422, reason, explainChainError(error).message);
    // An address of a node can be in the further lines, and a key in it.
    log(`request failed: ${error.message.split("\n")[0]}`);
    return errorReply(context, 503, "Unavailable", "The chain or the database does not answer; try again.");
  };
}

import { SourceError, type SourceErrorCode } from "../../../src/source/sourceError.ts";
import { RequestRefusedError, replyToErrors } from "../../shared/http/errors.ts";
import { errorReply, type Request } from "../../shared/http/replies.ts";
import type { Log } from "../../shared/runService.ts";

/** Where it is the source that fails, and not what the customer sent. */
const statuses: Partial<Record<SourceErrorCode, 429 | 502 | 504>> = {
  tooMany: 429,
  unreachable: 502,
  slow: 504,
  tooLarge: 502,
  elsewhere: 502,
};

/** Makes the reply to what a route threw; `issuer` in it names the tree to make a commitment for. */
export function replyToGatewayErrors(log: Log) {
  const replyToOthers = replyToErrors(log);
  return (error: Error, context: Request): Response => {
    if (error instanceof RequestRefusedError && error.details.issuer !== undefined) {
      const { reason, message, details } = error;
      return context.json({ error: reason, message, issuer: `${details.issuer}` }, 422);
    }
    if (!(error instanceof SourceError)) return replyToOthers(error, context);
    if (error.retryAfter !== undefined) context.header("retry-after", `${Math.ceil(error.retryAfter)}`);
    return errorReply(context, statuses[error.code] ?? 422, error.code, error.message);
  };
}

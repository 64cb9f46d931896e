import { type RefusalReason, refusals } from "../../../src/chain/refusals.ts";
import { errorReply, notFound, type Request } from "../../shared/http/replies.ts";
import type { Progress } from "../store/queue.ts";

export function replyProgress(context: Request, progress: Progress | undefined) {
  return progress === undefined ? notFound(context) : context.json(progressBody(progress), 200);
}

export function progressBody({ id, state, reason, hash }: Progress) {
  const refusal = Object.hasOwn(refusals, reason ?? "") ? refusals[reason as RefusalReason] : undefined;
  return {
    id,
    state,
    ...(hash !== null && { transaction: hash }),
    ...(reason !== null && { reason }),
    ...(refusal !== undefined && { message: refusal.message, hint: refusal.hint }),
  };
}

export function replyConflict(context: Request, kept: Progress) {
  const message = "Another answer with this nullifier is under way or settled.";
  return context.json({ error: "NullifierTaken", message, ...progressBody(kept) }, 409);
}

export function replyFull(context: Request) {
  return errorReply(context, 503, "QueueFull", "Too much waits already; try again later.");
}

export function replySpent(context: Request) {
  const message = "The relayer has paid for strangers what it pays in a day; try again tomorrow.";
  return errorReply(context, 503, "StrangersGasSpent", message);
}

export function replyCampaignSpent(context: Request) {
  const message =
    "The relayer has paid for this campaign's customers what it pays in a day; try again tomorrow.";
  return errorReply(context, 503, "CampaignGasSpent", message);
}

export function replyTooMany(context: Request) {
  return errorReply(context, 429, "SubjectLimit", "This account has sent too many messages within an hour.");
}

export function replyUsedUp(context: Request) {
  const message =
    "This account has had what the relayer pays for one account's code in a day, or has the same waiting already.";
  return errorReply(context, 429, "SubjectLimit", message);
}

import type { Hex } from "viem";
import type { Deployment } from "../../chain/deployment.ts";
import type { SigningClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import { boxForRequest } from "../../format/record/rightsBox.ts";
import { latestDue, usuallyDue } from "../../rights/clock.ts";
import { mayFollow, type RightsReason, type RightsState } from "../../rights/states.ts";
import type { Store } from "../../store.ts";
import { keepRights, lastReply, type RightsRecord, requireRights } from "./record.ts";
import { laterOf, signedText } from "./sign.ts";

/** What a brand says about a request. */
export interface RightsAnswer {
  /** Hash of the request. */
  readonly id: Hex;
  readonly state: Exclude<RightsState, "open" | "revoked">;
  /** "" unless given. */
  readonly reason?: RightsReason;
  /** Needed to deny, to decide a contest and to put the end off; else "" unless given. */
  readonly words?: string;
  /** What is kept of the customer, the file of a record; needed to fulfil a request for access, and only there. */
  readonly record?: string;
  /** Puts the end off by two months; only within the first month, and only while the request goes on. */
  readonly extend?: boolean;
  readonly store: Store;
  /** Unix seconds. */
  readonly now: number;
}

/**
 * Signs what a brand says about a request, keeps it, and returns its file for the customer. Repeated, it returns the same
 * file. Replies to one customer, and what that customer sends, must not be worked on at once. Throws `DecdpError` for a request that is not there or has come to its end, and where words are missing.
 */
export async function replyToRights(
  client: SigningClient,
  deployment: Deployment,
  { id, state, reason = "", words = "", record: kept, extend = false, store, now }: RightsAnswer,
): Promise<string> {
  const record = await requireRights(store, id);
  const last = lastReply(record);
  const dueAt = extend ? latestDue(last.receivedAt) : last.dueAt;
  const isSame =
    last.state === state && last.reason === reason && last.words === words && last.dueAt === dueAt;
  if (isSame) return record.texts.replies.at(-1)!;
  if (!mayFollow(last.state, state)) {
    throw new DecdpError(`The request is ${last.state}: it cannot become ${state}.`, {
      details: { id, state: last.state },
      hint: "The customer has the signed reply. For something else, the customer makes a new request.",
    });
  }
  requireWords(record, state, words, extend);
  if (extend) requireExtensible(record, state, now);
  const { subject, request, receivedAt } = last;
  const box = boxOf(deployment, record, state, kept);
  const repliedAt = laterOf(now, last.repliedAt);
  const reply = await signedText(client, deployment, {
    ...{ subject, request, state, reason, words, box, receivedAt, dueAt, repliedAt },
  });
  const replies = [...record.texts.replies, reply];
  await keepRights(store, record.request.subject, record.id, { ...record.texts, replies });
  return reply;
}

function boxOf(
  deployment: Deployment,
  { request, id }: RightsRecord,
  state: RightsState,
  kept: string | undefined,
): Hex {
  const isAccess = request.action === "access" && state === "fulfilled";
  if (isAccess && kept !== undefined) return boxForRequest(deployment, request, id, kept);
  if (!isAccess && kept === undefined) return "0x";
  throw new DecdpError(
    isAccess
      ? "A request for access is fulfilled with what is kept."
      : "What is kept goes only to whoever asked for access.",
    { details: { id, action: request.action, state }, hint: "Give the customer's record, with this alone." },
  );
}

function requireWords({ request }: RightsRecord, state: RightsState, words: string, extend: boolean): void {
  const isOutcome = request.action === "contest" && state === "fulfilled";
  if (words.trim() !== "" || !(state === "denied" || isOutcome || extend)) return;
  throw new DecdpError(
    extend ? "Putting the end off needs a reason in words." : "The customer has to hear why, in words.",
    {
      details: { action: request.action, state },
      hint: "Say it so that the customer understands it (GDPR art. 12): for a contest, what a person found; for a denial, why, and that a complaint is possible.",
    },
  );
}

function requireExtensible(record: RightsRecord, state: RightsState, now: number): void {
  const { receivedAt, dueAt } = lastReply(record);
  const isFirst = dueAt === usuallyDue(receivedAt);
  if (state === "in_progress" && isFirst && now <= dueAt) return;
  throw new DecdpError("The end cannot be put off.", {
    details: { id: record.id, dueAt, now },
    hint: "Only once, within the first month, and only while the request goes on: with the state in_progress.",
  });
}

import type { Deployment } from "../../chain/deployment.ts";
import { isRightsReplySigned, type SignedRightsReply } from "../../chain/requests/rightsReply.ts";
import { CLOCK_DIFFERENCE } from "../../chain/requests/sealRequest.ts";
import type { ReadingClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import { readRightsReplyFile, writeRightsReplyFile } from "../../format/record/rightsReplyFile.ts";
import { readRightsRequestFile } from "../../format/record/rightsRequestFile.ts";
import { latestDue, usuallyDue } from "../../rights/clock.ts";
import { mayFollow } from "../../rights/states.ts";
import { beganAt, type KeptRight, lastReplyTo } from "./kept.ts";

/**
 * A request with a reply that the brand gave. Throws `DecdpError` for a reply that the brand did not sign, that is to
 * another request, that takes an earlier one back, or that puts the end off without saying so in time and why.
 *
 * @param now Unix seconds.
 */
export async function acceptReply(
  reader: ReadingClient,
  deployment: Deployment,
  kept: KeptRight,
  text: string,
  now: number,
): Promise<KeptRight> {
  const file = readRightsReplyFile(text);
  const { reply } = file;
  const looked: KeptRight = { ...kept, handedAt: kept.handedAt ?? now, lookedAt: now };
  // The text of ours, not the brand's: two texts may say the same.
  const own = writeRightsReplyFile(file);
  if (kept.replies.at(-1) === own) return looked;
  const { request } = readRightsRequestFile(kept.request);
  const isHere =
    file.chainId === deployment.chainId &&
    file.campaigns.toLowerCase() === deployment.campaigns.toLowerCase() &&
    reply.request === kept.id &&
    reply.brand.toLowerCase() === kept.brand.toLowerCase() &&
    reply.subject.toLowerCase() === request.subject.toLowerCase();
  if (!isHere) throw refused("It is to another request.", reply);
  if (!(await isRightsReplySigned(reader, deployment, reply))) {
    throw refused(`The brand ${reply.brand} did not sign it.`, reply);
  }
  const fault = faultOfTimes(looked, reply, { ...request, now }) ?? faultOfState(kept, reply);
  if (fault !== undefined) throw refused(fault, reply);
  return { ...looked, replies: [...kept.replies, own] };
}

function faultOfTimes(
  kept: KeptRight,
  { receivedAt, dueAt, repliedAt, words }: SignedRightsReply,
  { requestedAt, now }: { readonly requestedAt: number; readonly now: number },
): string | undefined {
  const soonest = requestedAt - CLOCK_DIFFERENCE;
  const last = lastReplyTo(kept);
  const isMoved = last !== undefined && receivedAt !== last.receivedAt;
  if (isMoved || receivedAt < soonest || repliedAt < receivedAt || repliedAt > now + CLOCK_DIFFERENCE) {
    return "Its times cannot be true.";
  }
  if (dueAt <= usuallyDue(receivedAt) || dueAt === last?.dueAt) return undefined;
  if (dueAt > latestDue(receivedAt)) return "It puts the end off for more than two months.";
  if (repliedAt > usuallyDue(Math.min(receivedAt, beganAt(kept)))) {
    return "It puts the end off after the month was over.";
  }
  return words.trim() === "" ? "It puts the end off without saying why." : undefined;
}

function faultOfState(kept: KeptRight, { state, words, repliedAt }: SignedRightsReply): string | undefined {
  if (state === "revoked" && kept.revocation === undefined) return "Nobody has taken the request back.";
  if (state === "denied" && words.trim() === "") return "It denies without saying why.";
  const last = lastReplyTo(kept);
  if (last === undefined) return undefined;
  if (!mayFollow(last.state, state)) return `The request was ${last.state} already.`;
  const looked = kept.lookedAt ?? 0;
  // Whoever was asked later than that said something else.
  const isDatedBack = repliedAt < last.repliedAt || repliedAt < looked - CLOCK_DIFFERENCE;
  return isDatedBack ? "It is dated back." : undefined;
}

function refused(message: string, { state, request }: SignedRightsReply): DecdpError {
  return new DecdpError(`The reply about rights is refused. ${message}`, {
    details: { request, state },
    hint: "Ask the brand for a signed reply to this request; what it signed before still holds.",
  });
}

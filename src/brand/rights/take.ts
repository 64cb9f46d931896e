import * as z from "zod/v4";
import type { Deployment } from "../../chain/deployment.ts";
import type { RightsReply } from "../../chain/requests/rightsReply.ts";
import { hashOfRightsRequest, requireRightsRequest } from "../../chain/requests/rightsRequest.ts";
import { isRightsRevocationSigned } from "../../chain/requests/rightsRevocation.ts";
import { CLOCK_DIFFERENCE } from "../../chain/requests/sealRequest.ts";
import type { SigningClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import type { CampaignsPlace } from "../../format/reading/place.ts";
import { readerOf } from "../../format/reading/reading.ts";
import { readRightsRequestFile } from "../../format/record/rightsRequestFile.ts";
import { readRightsRevocationFile } from "../../format/record/rightsRevocationFile.ts";
import { usuallyDue } from "../../rights/clock.ts";
import { isEnd } from "../../rights/states.ts";
import type { Store } from "../../store.ts";
import { allRights, findRights, keepRights, lastReply } from "./record.ts";
import { laterOf, signedText } from "./sign.ts";

/** Requests of one customer that a brand works on at the same time; it may refuse more (GDPR art. 12(5)). */
export const MOST_OPEN = 20;
/** Seconds after which a request has to be signed anew: whatever is older may have been dealt with and forgotten. */
const LONGEST_WAY = 365 * 86_400;

export interface RightsMessage {
  /** What the customer sent: the file of a request, or of its revocation. */
  readonly text: string;
  /** Where the brand keeps its records. */
  readonly store: Store;
  /** Unix seconds. */
  readonly now: number;
}

/**
 * Takes what a customer sends about rights, and returns the brand's signed reply. A request is opened: the reply is its
 * receipt, and the month begins. The same request again changes nothing and returns the latest reply, so that customers can
 * ask how it stands. Whoever takes several messages at once lets those of one customer wait for each other, and bounds how
 * many strangers it takes: anybody can make an account and sign.
 *
 * Throws `DecdpError` for a message that the customer did not sign, for another brand or network, or dated wrongly.
 */
export async function takeRights(
  client: SigningClient,
  deployment: Deployment,
  message: RightsMessage,
): Promise<string> {
  const { format } = readFormat(message.text);
  return format === "decdp-rights-revocation-1"
    ? takeRevocation(client, deployment, message)
    : takeRequest(client, deployment, message);
}

const readFormat = readerOf(z.looseObject({ format: z.string() }), "The message about rights");

async function takeRequest(
  client: SigningClient,
  deployment: Deployment,
  { text, store, now }: RightsMessage,
): Promise<string> {
  const file = readRightsRequestFile(text);
  requireHere(deployment, file);
  const { request } = file;
  requireRightsRequest(deployment, request, client.account.address);
  const { subject, requestedAt } = request;
  const id = hashOfRightsRequest(deployment, request);
  const known = await findRights(store, subject, id);
  if (known !== undefined) return known.texts.replies.at(-1)!;
  if (requestedAt > now + CLOCK_DIFFERENCE || requestedAt < now - LONGEST_WAY) {
    throw new DecdpError("The request about rights was not made within the last year.", {
      details: { requestedAt, now },
      hint: "Ask the customer for a new one.",
    });
  }
  const received = {
    subject,
    request: id,
    receivedAt: now,
    dueAt: usuallyDue(now),
    repliedAt: now,
    box: "0x",
  } as const;
  const reply = (rest: Pick<RightsReply, "state" | "reason" | "words">) =>
    signedText(client, deployment, { ...received, ...rest });
  const open = (await allRights(store, subject)).filter((one) => !isEnd(lastReply(one).state));
  if (open.length >= MOST_OPEN) {
    const words = `${open.length} of your requests are open already.`;
    return reply({ state: "denied", reason: "too_many_requests", words });
  }
  const receipt = await reply({ state: "open", reason: "", words: "" });
  await keepRights(store, subject, id, { request: text, replies: [receipt] });
  return receipt;
}

async function takeRevocation(
  client: SigningClient,
  deployment: Deployment,
  { text, store, now }: RightsMessage,
): Promise<string> {
  const file = readRightsRevocationFile(text);
  requireHere(deployment, file);
  const { revocation } = file;
  const { subject, request: id } = revocation;
  const isOwn = revocation.brand.toLowerCase() === client.account.address.toLowerCase();
  if (!isOwn || !isRightsRevocationSigned(deployment, revocation)) {
    throw new DecdpError(
      isOwn ? `${subject} did not sign the revocation.` : `It is for the brand ${revocation.brand}.`,
      { details: { subject }, hint: "Go on with the request; ask the customer." },
    );
  }
  const known = await findRights(store, subject, id);
  if (known === undefined) {
    throw new DecdpError("There is no such request of this customer.", { details: { subject, id } });
  }
  const { state, receivedAt, dueAt, repliedAt: before } = lastReply(known);
  if (isEnd(state)) return known.texts.replies.at(-1)!;
  const times = { receivedAt, dueAt, repliedAt: laterOf(now, before) };
  const reply = await signedText(client, deployment, {
    ...{ subject, request: id, state: "revoked", reason: "", words: "", box: "0x", ...times },
  });
  const replies = [...known.texts.replies, reply];
  await keepRights(store, subject, id, { ...known.texts, replies, revocation: text });
  return reply;
}

function requireHere({ chainId, campaigns }: Deployment, place: CampaignsPlace): void {
  if (place.chainId === chainId && place.campaigns.toLowerCase() === campaigns.toLowerCase()) return;
  throw new DecdpError("The message about rights is for another network.", {
    details: { chainId: place.chainId, campaigns: place.campaigns },
    hint: "Take it where the campaign is.",
  });
}

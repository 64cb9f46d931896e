import { createSealKey, shuffledSealedValues } from "../../../src/answer/sealing.ts";
import { isLive, isWithdrawn } from "../../../src/brand/recordRules.ts";
import { signTicket } from "../../../src/chain/actions/settlement.ts";
import {
  LONGEST_AGE,
  requireSealRequest,
  type SignedSealRequest,
} from "../../../src/chain/requests/sealRequest.ts";
import { signSeal } from "../../../src/chain/settler/seal.ts";
import { writeBox } from "../../../src/format/answer/box.ts";
import { writeSeal } from "../../../src/format/answer/seal.ts";
import { readSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { writeTicket } from "../../../src/format/answer/ticket.ts";
import { refuseAnswer } from "../../shared/chain/answerFields.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Brand } from "../brand.ts";
import { sealKeyAt } from "../store/exchange/sealKeys.ts";
import { findCampaign, type KnownCampaign } from "../store/records/campaigns.ts";
import { consentsOf, pairKey } from "../store/records/consents.ts";

/** What a customer gets for one answer to a sealed campaign: the texts of two boxes. */
export interface HandedOut {
  readonly seal: string;
  readonly ticket: string;
}

/** Seconds for which an answer may be on its way: its date is at most two days ahead. */
const LONGEST_WAY = 2 * 86_400;

/**
 * Hands out the seal and the ticket of one answer, encrypted for the subject that signed the request. A subject gets one
 * key in a period, for one answer. Where the subject has said stop, it has to consent anew first; a key that no answer
 * follows is destroyed. Throws `DecdpError` for a request that its subject did not sign lately, for this period.
 */
export async function handOutSeal(brand: Brand, text: string): Promise<HandedOut> {
  const { client, deployment, policy } = brand;
  const { request, ...place } = readSealRequestFile(text);
  if (
    place.chainId !== deployment.chainId ||
    place.campaigns.toLowerCase() !== deployment.campaigns.toLowerCase()
  ) {
    throw new RequestRefusedError("OtherNetwork", `It is for ${place.campaigns} on chain ${place.chainId}.`);
  }
  const { campaign, scope, subject, recipient, nullifier } = request;
  const known = await findCampaign(brand.database.query, campaign);
  if (known === undefined) refuseAnswer("CampaignUnknown");
  if (!known.isSealed) {
    throw new RequestRefusedError(
      "CampaignOpen",
      "Everybody can read the answers to this campaign: no seal is needed.",
    );
  }
  const now = await brand.now();
  const state = await brand.campaigns.campaign(campaign);
  await requireSealRequest(deployment, { request, period: state.currentPeriod, now });
  if (state.closesAt !== undefined && now >= state.closesAt) refuseAnswer("CampaignClosed");
  const sealKey = await keyFor(brand, request, known, now);
  const seal = await signSeal(client, deployment, { campaign, scope, subject, recipient, sealKey });
  const ticket = await signTicket(client, deployment, {
    ...{ campaign, scope, nullifier, subject, sealedValues: shuffledSealedValues(sealKey) },
    expiry: now + policy.ticketLength,
  });
  const { chainId, campaigns } = deployment;
  return {
    seal: writeBox(deployment, request, writeSeal({ chainId, campaigns, ...seal })),
    ticket: writeBox(deployment, request, writeTicket({ chainId, campaigns, ticket })),
  };
}

/** The key is made and looked up under the lock of the consent, so that a stop that comes meanwhile destroys it. */
async function keyFor(
  { database, keys, policy }: Brand,
  { campaign, scope, subject, nullifier, requestedAt }: SignedSealRequest,
  { terms }: KnownCampaign,
  now: number,
): Promise<bigint> {
  const pair = { subject, terms };
  const sealed = await database.transaction(async (query) => {
    const consent = (await consentsOf(query, [pair], "for share")).get(pairKey(pair));
    // After a stop, only a request that the subject signed later is one of somebody who wants to go on.
    const isStopped = consent !== undefined && isWithdrawn(consent) && requestedAt <= consent.withdrawnAt;
    if (isStopped) return undefined;
    const isAnswering = consent !== undefined && isLive(consent, now);
    const wait = isAnswering ? Math.max(LONGEST_AGE, policy.ticketLength) : LONGEST_AGE;
    const made = keys.seal(`${createSealKey()}`);
    const forgetAt = now + wait + LONGEST_WAY;
    const kept = await sealKeyAt(query, {
      ...{ scope, subject, campaign, terms, nullifier, sealed: made, forgetAt },
    });
    return kept ?? "other";
  });
  if (sealed === undefined) refuseAnswer("ConsentNotLive");
  if (sealed === "other") refuseAnswer("NullifierSpent");
  return BigInt(keys.open(sealed));
}

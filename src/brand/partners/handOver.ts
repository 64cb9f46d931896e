import { openSegment } from "../../answer/sealing.ts";
import { readCampaign } from "../../chain/actions/campaignState.ts";
import { readConsent } from "../../chain/actions/consent.ts";
import { termsIdOf } from "../../chain/actions/terms.ts";
import type { Deployment } from "../../chain/deployment.ts";
import { type HandOver, signHandOver } from "../../chain/requests/handOver.ts";
import { blockTime } from "../../chain/signingTime.ts";
import type { SigningClient } from "../../chain/transact.ts";
import { hashOfTerms } from "../../consent/terms/reading.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { DecdpError } from "../../errors.ts";
import { writeHandOverFile } from "../../format/record/handOverFile.ts";
import { areTermsFor } from "./partnerTerms.ts";

/** What a brand has of an answer, and to whom it goes. */
export type HandOverToMake = Omit<HandOver, "terms" | "handedAt" | "segment"> & {
  /** The answer's sealed segment, as its event has it. */
  readonly sealedSegment: bigint;
  /** The partner's terms (`partnerTerms`). */
  readonly terms: Terms;
};

/**
 * The file with which a campaign's brand hands one customer's segment over to a partner, signed with the client's account.
 *
 * Throws `DecdpError` unless the customer's consents to the campaign's terms and to the partner's are both live on chain, the
 * partner is named in its terms, and the client's account is the campaign's brand; `InvalidValueError` for a seal key of
 * another answer.
 */
export async function makeHandOver(
  client: SigningClient,
  deployment: Deployment,
  { sealedSegment, terms, ...handOver }: HandOverToMake,
): Promise<string> {
  const { campaign, partner, subject, sealKey } = handOver;
  const brand = client.account.address;
  const opened = await readCampaign(client, deployment, { campaign });
  const id = termsIdOf(brand, hashOfTerms(terms));
  if (opened.brand.toLowerCase() !== brand.toLowerCase()) {
    throw refused(`Campaign ${campaign} is of ${opened.brand}, not of ${brand}.`, handOver);
  }
  if (!areTermsFor(terms, partner))
    throw refused(`The terms do not hand a group over to ${partner}.`, handOver);
  for (const [whose, agreed] of [
    ["the campaign", opened.terms],
    [partner, id],
  ] as const) {
    const { isLive } = await readConsent(client, deployment, { subject, terms: agreed });
    if (!isLive) throw refused(`${subject} has no live consent to the terms of ${whose}.`, handOver);
  }
  const handedAt = await blockTime(client, deployment);
  const segment = openSegment(sealKey, sealedSegment);
  const signed = await signHandOver(client, deployment, { ...handOver, terms: id, segment, handedAt });
  return writeHandOverFile({ ...deployment, terms, handOver: signed });
}

function refused(
  why: string,
  { campaign, partner, subject }: Pick<HandOver, "campaign" | "partner" | "subject">,
) {
  return new DecdpError(`Nothing is handed over. ${why}`, {
    details: { campaign, partner, subject },
    hint: "Ask the customer, and hand over only what the customer agreed to.",
  });
}

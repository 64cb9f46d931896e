import { type CampaignState, readCampaign } from "../../src/chain/actions/campaignState.ts";
import { requireSealRequest, type SignedSealRequest } from "../../src/chain/sealRequest.ts";
import { DecdpError } from "../../src/errors.ts";
import { readConsentFile } from "../../src/format/answer/consentFile.ts";
import { requireConsent } from "../campaign/permission.ts";
import { readMessage } from "../input/messages.ts";
import type { Context } from "../setting/context.ts";

/** A request for a seal or a ticket that its subject signed, and the campaign that it is for. */
export interface CheckedRequest {
  readonly request: SignedSealRequest;
  readonly state: CampaignState;
}

/**
 * Reads the request in a consent file. Throws `DecdpError` unless the subject signed it lately, for the campaign's
 * current period, and the subject's consent counts.
 */
export async function readSealRequest(context: Context, consentFile: string): Promise<CheckedRequest> {
  const { reader, deployment } = context;
  const { request, consent } = readMessage(context, consentFile, readConsentFile);
  const { campaign, subject } = request;
  if (consent.subject.toLowerCase() !== subject.toLowerCase()) {
    throw new DecdpError(`${consentFile} holds the consent of one customer and the request of another.`, {
      details: { consent: consent.subject, request: subject },
      hint: "Ask the customer for a new consent file.",
    });
  }
  const state = await readCampaign(reader, deployment, { campaign });
  const now = await context.now();
  await requireSealRequest(reader, deployment, { request, period: state.currentPeriod, now });
  await requireConsent(context, { subject, terms: state.terms });
  return { request, state };
}

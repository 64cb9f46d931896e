import { type CampaignState, readCampaign } from "../../src/chain/actions/campaignState.ts";
import { requireSealRequest, type SignedSealRequest } from "../../src/chain/requests/sealRequest.ts";
import { readSealRequestFile } from "../../src/format/answer/sealRequestFile.ts";
import { requireConsent } from "../campaign/permission.ts";
import { readMessage } from "../input/messages.ts";
import type { Context } from "../setting/context.ts";

/** A request for a seal or a ticket that its subject signed, and the campaign that it is for. */
export interface CheckedRequest {
  readonly request: SignedSealRequest;
  readonly state: CampaignState;
}

/**
 * Reads a request for a seal or a ticket. Throws `DecdpError` unless the subject signed it lately, for the campaign's
 * current period, and the subject's consent counts.
 */
export async function readSealRequest(context: Context, file: string): Promise<CheckedRequest> {
  const { reader, deployment } = context;
  const { request } = readMessage(context, file, readSealRequestFile);
  const { campaign, subject } = request;
  const state = await readCampaign(reader, deployment, { campaign });
  const now = await context.now();
  await requireSealRequest(deployment, { request, period: state.currentPeriod, now });
  await requireConsent(context, { subject, terms: state.terms });
  return { request, state };
}

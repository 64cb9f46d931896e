import { type Address, parseEventLogs } from "viem";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import {
  type CampaignParameters,
  closeCampaignCall,
  openCampaignCall,
  reclaimCall,
  removeIssuerCall,
} from "../calls/campaignCalls.ts";
import type { Deployment } from "../deployment.ts";
import { requireEvent, type Sent, type SigningClient, transact } from "../transact.ts";

/** Opens a campaign under terms published by the client's account, the brand. Returns the campaign's number. */
export async function openCampaign(
  client: SigningClient,
  deployment: Deployment,
  parameters: CampaignParameters,
): Promise<Sent & { readonly campaign: bigint }> {
  const { logs, ...sent } = await transact(client, deployment, openCampaignCall(deployment, parameters));
  const event = requireEvent(parseEventLogs({ abi, eventName: "CampaignOpened", logs }), "CampaignOpened");
  return { ...sent, campaign: event.args.campaign };
}

/** Starts the notice; answers are paid until `closesAt` (Unix seconds). */
export async function closeCampaign(
  client: SigningClient,
  deployment: Deployment,
  { campaign }: { readonly campaign: bigint },
): Promise<Sent & { readonly closesAt: number }> {
  const { logs, ...sent } = await transact(client, deployment, closeCampaignCall(deployment, campaign));
  const event = requireEvent(parseEventLogs({ abi, eventName: "CampaignClosing", logs }), "CampaignClosing");
  return { ...sent, closesAt: event.args.closesAt };
}

/** Stops accepting credentials of an issuer after the campaign's notice, at `acceptedUntil` (Unix seconds). */
export async function removeIssuer(
  client: SigningClient,
  deployment: Deployment,
  { campaign, issuer }: { readonly campaign: bigint; readonly issuer: bigint },
): Promise<Sent & { readonly acceptedUntil: number }> {
  const call = removeIssuerCall(deployment, { campaign, issuer });
  const { logs, ...sent } = await transact(client, deployment, call);
  const event = requireEvent(parseEventLogs({ abi, eventName: "IssuerRemoved", logs }), "IssuerRemoved");
  return { ...sent, acceptedUntil: event.args.acceptedUntil };
}

/** After the end, sends what no answer earned to `payee`, and returns that amount. */
export async function reclaimRemainder(
  client: SigningClient,
  deployment: Deployment,
  { campaign, payee }: { readonly campaign: bigint; readonly payee: Address },
): Promise<Sent & { readonly amount: bigint }> {
  const call = reclaimCall(deployment, { campaign, payee });
  const { logs, ...sent } = await transact(client, deployment, call);
  const events = parseEventLogs({ abi, eventName: "RemainderReclaimed", logs });
  return { ...sent, amount: requireEvent(events, "RemainderReclaimed").args.amount };
}

import {
  type Address,
  type ContractFunctionArgs,
  encodeFunctionData,
  type Hex,
  parseEventLogs,
  zeroAddress,
  zeroHash,
} from "viem";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import { requireRules } from "../../request/check.ts";
import type { Rules } from "../../request/request.ts";
import type { Deployment } from "../deployment.ts";
import { requireEvent, type Sent, type SigningClient, transact } from "../transact.ts";

type ContractParameters = ContractFunctionArgs<typeof abi, "nonpayable", "openCampaign">[0];

/** What a brand fixes when it opens a campaign. */
export interface CampaignParameters {
  /** Terms that the client's account published. */
  readonly terms: Hex;
  /** The id of the schema, a field element. */
  readonly schema: bigint;
  readonly rules: Rules;
  /** Id of a registered model. Without one, who satisfies the rules is in segment 1. */
  readonly model?: Hex;
  /** Issuers whose credentials are accepted, from one to 512. */
  readonly issuers: readonly bigint[];
  /** Whether issuers of kind `SelfDeclared` may be among them. */
  readonly acceptsSelfDeclared: boolean;
  /** Who submits answers and signs tickets; makes the campaign sealed. Without one it is open. */
  readonly settler?: Address;
  /** An ERC-20 whose balances change only by transfer, and which charges the sender nothing on top. */
  readonly token: Address;
  /** Paid for each answer, in the token's smallest unit. */
  readonly reward: bigint;
  /** Seconds after which a customer may answer again; 0: once. */
  readonly periodLength: number;
  /** Answers paid in one period at most. */
  readonly answersPerPeriod: number;
  /** Seconds between closing and the end, at least 86,400. */
  readonly notice: number;
  /** Where the campaign document is found, and its hash. */
  readonly documentUri: string;
  readonly documentHash: Hex;
}

/** Opens a campaign under terms of the client's account, the brand; returns the campaign's number. */
export async function openCampaign(
  client: SigningClient,
  deployment: Deployment,
  parameters: CampaignParameters,
): Promise<Sent & { readonly campaign: bigint }> {
  const { model = zeroHash, settler, rules, ...rest } = parameters;
  requireRules(rules);
  const isSealed = settler !== undefined;
  const args = {
    ...rest,
    model,
    rules: rules as ContractParameters["rules"],
    isSealed,
    settler: settler ?? zeroAddress,
  };
  const { logs, ...sent } = await transact(client, deployment, {
    to: deployment.campaigns,
    data: encodeFunctionData({ abi, functionName: "openCampaign", args: [args] }),
  });
  const event = requireEvent(parseEventLogs({ abi, eventName: "CampaignOpened", logs }), "CampaignOpened");
  return { ...sent, campaign: event.args.campaign };
}

/** Starts the notice; answers are paid until `closesAt` (Unix seconds). */
export async function closeCampaign(
  client: SigningClient,
  deployment: Deployment,
  { campaign }: { readonly campaign: bigint },
): Promise<Sent & { readonly closesAt: number }> {
  const { logs, ...sent } = await transact(client, deployment, {
    to: deployment.campaigns,
    data: encodeFunctionData({ abi, functionName: "close", args: [campaign] }),
  });
  const event = requireEvent(parseEventLogs({ abi, eventName: "CampaignClosing", logs }), "CampaignClosing");
  return { ...sent, closesAt: event.args.closesAt };
}

/** Stops accepting credentials of an issuer after the campaign's notice, at `acceptedUntil` (Unix seconds). */
export async function removeIssuer(
  client: SigningClient,
  deployment: Deployment,
  { campaign, issuer }: { readonly campaign: bigint; readonly issuer: bigint },
): Promise<Sent & { readonly acceptedUntil: number }> {
  const { logs, ...sent } = await transact(client, deployment, {
    to: deployment.campaigns,
    data: encodeFunctionData({ abi, functionName: "removeIssuer", args: [campaign, issuer] }),
  });
  const event = requireEvent(parseEventLogs({ abi, eventName: "IssuerRemoved", logs }), "IssuerRemoved");
  return { ...sent, acceptedUntil: event.args.acceptedUntil };
}

/** After the end, sends what no answer earned to `payee`; returns how much that was. */
export async function reclaimRemainder(
  client: SigningClient,
  deployment: Deployment,
  { campaign, payee }: { readonly campaign: bigint; readonly payee: Address },
): Promise<Sent & { readonly amount: bigint }> {
  const { logs, ...sent } = await transact(client, deployment, {
    to: deployment.campaigns,
    data: encodeFunctionData({ abi, functionName: "reclaim", args: [campaign, payee] }),
  });
  const events = parseEventLogs({ abi, eventName: "RemainderReclaimed", logs });
  return { ...sent, amount: requireEvent(events, "RemainderReclaimed").args.amount };
}

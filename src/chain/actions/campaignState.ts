import type { Address, Hex } from "viem";
import { getBlockNumber, readContract } from "viem/actions";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import { scopeOf } from "../scope.ts";
import { explained, type ReadingClient } from "../transact.ts";

/** `closesAt` of a campaign that is not closing. */
const NOT_CLOSING = 2 ** 40 - 1;

/** State of a campaign at one block. Times are Unix seconds; amounts are in the token's smallest unit. */
export interface CampaignState {
  readonly brand: Address;
  readonly terms: Hex;
  /** The point into which request, model and current scope are folded; answers are checked against it. */
  readonly folded: { readonly x: bigint; readonly y: bigint };
  readonly isSealed: boolean;
  /** The zero address in an open campaign. */
  readonly settler: Address;
  readonly token: Address;
  readonly reward: bigint;
  /** Tokens that no answer has earned yet. */
  readonly available: bigint;
  readonly openedAt: number;
  /** The first second in which answers are no longer accepted; undefined unless the campaign is closing. */
  readonly closesAt: number | undefined;
  /** Seconds from closing to the end. */
  readonly notice: number;
  /** Seconds after which a customer may answer again; 0 if only once. */
  readonly periodLength: number;
  readonly answersPerPeriod: number;
  /** Number of the current period, from 0. */
  readonly currentPeriod: number;
  /** What answers of the present period are bound to; computed here, whatever the node says. */
  readonly scope: bigint;
  /** How many answers can be paid now. Tickets reserve none of them. */
  readonly answersLeft: bigint;
}

/** Reads a campaign at one block. Throws `AnswerRefusedError` (`CampaignUnknown`) if it does not exist. */
export async function readCampaign(
  client: ReadingClient,
  deployment: Deployment,
  { campaign }: { readonly campaign: bigint },
): Promise<CampaignState> {
  return explained(async () => {
    const blockNumber = await getBlockNumber(client, { cacheTime: 0 });
    const contract = { address: deployment.campaigns, abi, blockNumber } as const;
    const [state, currentPeriod, answersLeft] = await Promise.all([
      readContract(client, { ...contract, functionName: "campaignOf", args: [campaign] }),
      readContract(client, { ...contract, functionName: "currentPeriod", args: [campaign] }),
      readContract(client, { ...contract, functionName: "answersLeft", args: [campaign] }),
    ]);
    const args = [campaign, currentPeriod] as const;
    const folded = await readContract(client, { ...contract, functionName: "foldedPoint", args });
    const scope = scopeOf(deployment, campaign, currentPeriod);
    const { period: _, answersInPeriod: __, ...rest } = state;
    const closesAt = state.closesAt === NOT_CLOSING ? undefined : state.closesAt;
    return { ...rest, closesAt, currentPeriod, scope, folded, answersLeft };
  });
}

/** The point that answers of a period are checked against, also of a past or future one. */
export async function readFoldedPoint(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { campaign, period }: { readonly campaign: bigint; readonly period: number },
): Promise<CampaignState["folded"]> {
  const contract = { address, abi, functionName: "foldedPoint", args: [campaign, period] } as const;
  return explained(() => readContract(client, contract));
}

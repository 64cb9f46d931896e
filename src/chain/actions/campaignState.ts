import type { Address, Hex } from "viem";
import { getBlockNumber, readContract } from "viem/actions";
import { campaignsAbi as abi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import { explained, type ReadingClient } from "../transact.ts";

/** `closesAt` of a campaign that is not closing. */
const NOT_CLOSING = 2 ** 40 - 1;

/** State of a campaign at one block. Times are Unix seconds, amounts in the token's smallest unit. */
export interface CampaignState {
  readonly brand: Address;
  readonly terms: Hex;
  /** Key point of the request, the model and the present scope; answers are checked against it. */
  readonly folded: { readonly x: bigint; readonly y: bigint };
  readonly isSealed: boolean;
  /** The zero address in an open campaign. */
  readonly settler: Address;
  readonly token: Address;
  readonly reward: bigint;
  /** Tokens that are not yet earned by answers. */
  readonly available: bigint;
  readonly openedAt: number;
  /** Second from which answers are not accepted any more; undefined while not closing. */
  readonly closesAt: number | undefined;
  /** Seconds between closing and the end. */
  readonly notice: number;
  /** Seconds after which a customer may answer again; 0: once. */
  readonly periodLength: number;
  readonly answersPerPeriod: number;
  /** Number of the present period, from 0. */
  readonly currentPeriod: number;
  /** What answers of the present period are bound to. */
  readonly scope: bigint;
  /** How many answers can be paid now. A ticket reserves none of them. */
  readonly answersLeft: bigint;
}

/** Reads a campaign, all in one block. Throws `AnswerRefusedError` (`CampaignUnknown`) if there is none. */
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
    const [scope, folded] = await Promise.all([
      readContract(client, { ...contract, functionName: "scopeOf", args }),
      readContract(client, { ...contract, functionName: "foldedPoint", args }),
    ]);
    const { period: _, answersInPeriod: __, ...rest } = state;
    const closesAt = state.closesAt === NOT_CLOSING ? undefined : state.closesAt;
    return { ...rest, closesAt, currentPeriod, scope, folded, answersLeft };
  });
}

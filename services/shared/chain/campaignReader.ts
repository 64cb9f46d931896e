import { getBlock, readContract } from "viem/actions";
import type { FoldedPoint } from "../../../src/answer/answer.ts";
import { type CampaignState, readCampaign } from "../../../src/chain/actions/campaignState.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import type { ReadingClient } from "../../../src/chain/transact.ts";
import { campaignsAbi as abi, issuerRegistryAbi } from "../../../src/generated/abis.ts";
import { createReadings } from "../readings.ts";

/** What many answers are checked against. */
export interface CampaignReader {
  /** Throws `AnswerRefusedError` (`CampaignUnknown`). */
  campaign(campaign: bigint): Promise<CampaignState>;
  acceptsIssuer(campaign: bigint, issuer: bigint): Promise<boolean>;
  /** The last second in which a root is live, as things stand; 0 for one that never was or was revoked. */
  rootUntil(issuer: bigint, root: bigint): Promise<number>;
  foldedPoint(campaign: bigint, period: number): Promise<FoldedPoint>;
  /** Time of the latest block in Unix seconds. */
  now(): Promise<number>;
}

/** Reads from the chain, each thing about once a second. */
export function createCampaignReader(client: ReadingClient, deployment: Deployment): CampaignReader {
  const read = createReadings();
  const contract = { address: deployment.campaigns, abi } as const;
  return {
    campaign: (campaign) =>
      read(`campaign ${campaign}`, () => readCampaign(client, deployment, { campaign })),
    acceptsIssuer: (campaign, issuer) =>
      read(`issuer ${campaign} ${issuer}`, () =>
        readContract(client, { ...contract, functionName: "acceptsIssuer", args: [campaign, issuer] }),
      ),
    rootUntil: (issuer, root) =>
      read(`root ${issuer} ${root}`, async () => {
        const registry = { address: deployment.issuerRegistry, abi: issuerRegistryAbi } as const;
        const args = [issuer, root] as const;
        return (await readContract(client, { ...registry, functionName: "rootStatus", args })).liveUntil;
      }),
    foldedPoint: (campaign, period) =>
      read(`point ${campaign} ${period}`, () =>
        readContract(client, { ...contract, functionName: "foldedPoint", args: [campaign, period] }),
      ),
    now: () => read("now", async () => Number((await getBlock(client, { blockTag: "latest" })).timestamp)),
  };
}

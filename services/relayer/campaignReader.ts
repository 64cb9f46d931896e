import { getBlock, readContract } from "viem/actions";
import type { FoldedPoint } from "../../src/answer/answer.ts";
import { type CampaignState, readCampaign } from "../../src/chain/actions/campaignState.ts";
import { isRootLive } from "../../src/chain/actions/issuer.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { ReadingClient } from "../../src/chain/transact.ts";
import { campaignsAbi as abi } from "../../src/generated/abis.ts";

/** What many answers are checked against. */
export interface CampaignReader {
  /** Throws `AnswerRefusedError` (`CampaignUnknown`). */
  campaign(campaign: bigint): Promise<CampaignState>;
  acceptsIssuer(campaign: bigint, issuer: bigint): Promise<boolean>;
  isRootLive(issuer: bigint, root: bigint): Promise<boolean>;
  foldedPoint(campaign: bigint, period: number): Promise<FoldedPoint>;
  /** Time of the latest block in Unix seconds. */
  now(): Promise<number>;
}

/** Milliseconds for which a reading counts: a flood of answers must not become a flood of reads. */
const FRESH = 1000;
/** Readings that are kept; strangers choose what is read. */
const MOST_READINGS = 1000;

/** Gives what was read less than a second ago, and reads the rest. */
export type Readings = <Value>(key: string, start: () => Promise<Value>) => Promise<Value>;

export function createReadings(): Readings {
  const readings = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>();
  return (key, start) => {
    const kept = readings.get(key);
    if (kept !== undefined && Date.now() - kept.at < FRESH) return kept.value as ReturnType<typeof start>;
    if (readings.size >= MOST_READINGS) readings.clear();
    const value = start();
    readings.set(key, { at: Date.now(), value });
    return value;
  };
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
    isRootLive: (issuer, root) =>
      read(`root ${issuer} ${root}`, () => isRootLive(client, deployment, { issuer, root })),
    foldedPoint: (campaign, period) =>
      read(`point ${campaign} ${period}`, () =>
        readContract(client, { ...contract, functionName: "foldedPoint", args: [campaign, period] }),
      ),
    now: () => read("now", async () => Number((await getBlock(client, { blockTag: "latest" })).timestamp)),
  };
}

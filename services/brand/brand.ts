import type { Deployment } from "../../src/chain/deployment.ts";
import type { CampaignReader } from "../shared/chain/campaignReader.ts";
import type { ServiceClient } from "../shared/connectChain.ts";
import type { Database } from "../shared/database/database.ts";
import type { ProofQueue } from "../shared/proofs/proofQueue.ts";
import type { Log } from "../shared/runService.ts";
import type { SecretKeys } from "../shared/secretKeys.ts";
import type { StrangersOf } from "./intake/strangers.ts";
import type { BrandMetrics } from "./metrics.ts";

/** How the service works with chain and customers. */
export interface Policy {
  /** The domain whose file names the brand's account. */
  readonly domain: string;
  /** Where customers' software finds what is under `/.well-known/decdp`, without a slash at the end. */
  readonly publicUrl: string;
  /** Where customers open links, without a slash at the end. */
  readonly linkUrl: string;
  /** The page for customers that also opens links, for whoever has no software of their own; undefined for none. */
  readonly pageUrl?: string | undefined;
  /** Names in terms for which a stop is acknowledged, besides the brand's own and its processors'. */
  readonly speaksFor: readonly string[];
  /** The first block that is read for terms; that of the deployment, or one before. */
  readonly firstBlock: bigint;
  /** Blocks on top of each other, from the one with the event on, that make it final. */
  readonly confirmations: number;
  /** Milliseconds for which a node may be behind what was read before it counts as another chain. */
  readonly largestLag: number;
  /** Wei for gas; while it costs more, nothing is settled. */
  readonly largestFee: bigint;
  /** Answers in a batch at most. */
  readonly batchSize: number;
  /** Seconds for which a link counts. */
  readonly linkLength: number;
  /** Seconds for which a ticket counts. */
  readonly ticketLength: number;
}

/** What all parts of the service work with. */
export interface Brand {
  /** Signs and sends for the brand's account, which is also the settler of its sealed campaigns. */
  readonly client: ServiceClient;
  readonly deployment: Deployment;
  readonly database: Database;
  readonly keys: SecretKeys;
  readonly policy: Policy;
  readonly metrics: BrandMetrics;
  /** What the chain says about campaigns, read about once a second. */
  readonly campaigns: CampaignReader;
  /** Whether a proof holds, off chain and beside this thread. */
  readonly checkProof: ProofQueue;
  readonly strangers: StrangersOf;
  /** Time of the chain, Unix seconds, read about once a second. */
  readonly now: () => Promise<number>;
  /** Nothing about a customer goes in. */
  readonly log: Log;
}

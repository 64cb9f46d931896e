import type { Deployment } from "../../src/chain/deployment.ts";
import type { ServiceClient } from "../shared/connectChain.ts";
import type { Database } from "../shared/database/database.ts";
import type { Log } from "../shared/runService.ts";
import type { CampaignReader } from "./campaignReader.ts";
import type { RelayerMetrics } from "./metrics.ts";

/** When transactions are sent. */
export interface Policy {
  /** Answers, or messages of one kind, in a transaction at most. */
  readonly largestBatch: number;
  /** Answers or messages are sent once this many are queued. */
  readonly smallestBatch: number;
  /** Otherwise they are sent when the oldest has waited this long, in seconds. */
  readonly largestAge: number;
  /** Wei; while gas costs more, only withdrawals are sent. */
  readonly largestBaseFee: bigint;
  /** Blocks on top of each other, from the one with the transaction on, that make it final. */
  readonly confirmations: number;
  /** Blocks after which a transaction that is in none of them is sent again for a higher fee. */
  readonly repriceAfter: number;
  /** Answers and messages that are not final yet, at most; withdrawals come on top. */
  readonly largestQueue: number;
}

/** What all parts of the relayer work with. */
export interface Relayer {
  readonly client: ServiceClient;
  readonly deployment: Deployment;
  readonly database: Database;
  readonly campaigns: CampaignReader;
  readonly policy: Policy;
  readonly metrics: RelayerMetrics;
  /** No personal data goes in beyond subject and nullifier. */
  readonly log: Log;
}

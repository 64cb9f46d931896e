import type { Deployment } from "../../src/chain/deployment.ts";
import type { CampaignReader } from "../shared/chain/campaignReader.ts";
import type { ServiceClient } from "../shared/connectChain.ts";
import type { Database } from "../shared/database/database.ts";
import type { Readings } from "../shared/readings.ts";
import type { Log } from "../shared/runService.ts";
import type { RelayerMetrics } from "./metrics.ts";
import type { Notes } from "./notes.ts";
import type { Policy } from "./policy.ts";
import type { ProofChecks } from "./proofs/proofChecks.ts";
import type { Market } from "./sending/fees.ts";
import type { Sponsors } from "./sponsors.ts";

/** What all parts of the relayer work with. */
export interface Relayer {
  readonly client: ServiceClient;
  readonly deployment: Deployment;
  readonly database: Database;
  readonly campaigns: CampaignReader;
  readonly sponsors: Sponsors;
  /** What gas costs, read about once a second. */
  readonly market: () => Promise<Market>;
  /** Checks proofs beside this thread. */
  readonly proofs: ProofChecks;
  /** What came of messages that were tried out a few seconds ago. */
  readonly trials: Readings;
  readonly policy: Policy;
  readonly notes: Notes;
  readonly metrics: RelayerMetrics;
  /** No personal data goes in beyond subject and nullifier. */
  readonly log: Log;
}

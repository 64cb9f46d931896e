import type { Answer } from "../../src/answer/answer.ts";
import type { ContractCall } from "../../src/chain/calls/call.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { CampaignReader } from "../shared/chain/campaignReader.ts";
import type { ServiceClient } from "../shared/connectChain.ts";
import type { Database } from "../shared/database/database.ts";
import type { ProofChecks } from "../shared/proofs/proofChecks.ts";
import type { Readings } from "../shared/readings.ts";
import type { Log } from "../shared/runService.ts";
import type { Together } from "../shared/work/together.ts";
import type { RelayerMetrics } from "./metrics.ts";
import type { Notes } from "./notes.ts";
import type { Policy } from "./policy.ts";
import type { Market } from "./sending/fees.ts";
import type { Budgets } from "./sponsoring/budgets.ts";
import type { Sponsors } from "./sponsoring/sponsors.ts";
import type { Addition, CheckedAnswer } from "./store/answers.ts";
import type { PendingCount } from "./store/pending.ts";

/** What each request asks for, done for many of them at once. */
export interface ManyAtOnce {
  /** What is kept under the nullifier of an answer. */
  readonly findSameAnswer: Together<Answer, Addition | undefined>;
  readonly addAnswer: Together<CheckedAnswer, Addition>;
  readonly countPending: Together<void, readonly PendingCount[]>;
  /** Why a consent by a plain key would not be recorded now; undefined if it would. */
  readonly tryConsent: Together<ContractCall, string | undefined>;
}

/** What all parts of the relayer work with. */
export interface Relayer {
  readonly client: ServiceClient;
  readonly deployment: Deployment;
  readonly database: Database;
  readonly campaigns: CampaignReader;
  readonly sponsors: Sponsors;
  readonly budgets: Budgets;
  /** What gas costs, read about once a second. */
  readonly market: () => Promise<Market>;
  /** Checks proofs beside this thread. */
  readonly proofs: ProofChecks;
  readonly together: ManyAtOnce;
  /** What was read of the relayer's own state within a tenth of a second. */
  readonly lately: Readings;
  /** What came of messages that were tried out a few seconds ago. */
  readonly trials: Readings;
  readonly policy: Policy;
  readonly notes: Notes;
  readonly metrics: RelayerMetrics;
  /** No personal data goes in beyond subject and nullifier. */
  readonly log: Log;
}

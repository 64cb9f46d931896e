import type { Address } from "viem";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { ServiceClient } from "../shared/connectChain.ts";
import type { Database } from "../shared/database/database.ts";
import type { Log } from "../shared/runService.ts";
import type { CampaignReader } from "./campaignReader.ts";
import type { RelayerMetrics } from "./metrics.ts";
import type { Market } from "./sending/fees.ts";
import type { Sponsors } from "./sponsors.ts";

/** When transactions are sent, and what they may cost. */
export interface Policy {
  /** Answers, or messages of one kind, in a transaction at most. */
  readonly largestBatch: number;
  /** Answers or messages are sent once this many are queued. */
  readonly smallestBatch: number;
  /** Otherwise they are sent when the oldest has waited this long, in seconds. */
  readonly largestAge: number;
  /** Seconds after which what still waits is given up. */
  readonly longestWait: number;
  /** Wei for base fee and tip together; while gas costs more, only withdrawals are sent. */
  readonly largestFee: bigint;
  /** The same for withdrawals. */
  readonly largestWithdrawalFee: bigint;
  /** Blocks on top of each other, from the one with the transaction on, that make it final. */
  readonly confirmations: number;
  /** Blocks after which a transaction that waits below the market's price is sent again for a higher fee. */
  readonly repriceAfter: number;
  /** Answers and messages that are not final yet, at most; as many withdrawals come on top. */
  readonly largestQueue: number;
  /** Campaigns that are paid for without a limit. */
  readonly campaignIds: readonly bigint[];
  /** Tokens whose code is trusted besides those of these campaigns. */
  readonly tokens: readonly Address[];
  /** Gas for all strangers together in 24 hours. */
  readonly strangersGas: bigint;
  /** Gas for a message that runs a stranger's code. */
  readonly codeGas: number;
  /** Messages of one subject in an hour. */
  readonly subjectRate: number;
}

/** What the sending part remembers while the process runs; nothing that matters is lost with it. */
export interface Notes {
  /** Wei; the node takes no lower tip. */
  minimumTip: bigint;
  isOutOfFunds: boolean;
  /** Whether the node is on another chain than the database. */
  isOtherChain: boolean;
  /** Unix milliseconds of the last look at what changes seldom. */
  lookedAt: number;
  /** Numbers the turns of each kind and lane; the highest was last. */
  readonly turns: Map<string, number>;
  /** Transactions of withdrawals since anything else was sent. */
  withdrawalsInARow: number;
  /** Transactions since anything of a stranger was sent. */
  customersInARow: number;
}

/** What all parts of the relayer work with. */
export interface Relayer {
  readonly client: ServiceClient;
  readonly deployment: Deployment;
  readonly database: Database;
  readonly campaigns: CampaignReader;
  readonly sponsors: Sponsors;
  /** What gas costs, read about once a second. */
  readonly market: () => Promise<Market>;
  readonly policy: Policy;
  readonly notes: Notes;
  readonly metrics: RelayerMetrics;
  /** No personal data goes in beyond subject and nullifier. */
  readonly log: Log;
}

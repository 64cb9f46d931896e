import type { SourceKind } from "../../src/chain/actions/issuer.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { Source } from "../../src/source/source.ts";
import type { ServiceClient } from "../shared/connectChain.ts";
import type { Database } from "../shared/database/database.ts";
import type { Log } from "../shared/runService.ts";
import type { SecretKeys } from "../shared/secretKeys.ts";
import type { IssuerMetrics } from "./metrics.ts";

/** An issuer of this gateway: one source, one schema, and one tree on chain after the other. */
export interface ManagedIssuer {
  readonly name: string;
  readonly source: Source;
  readonly kind: SourceKind;
  /** Least seconds between two roots. */
  readonly minimumInterval: number;
  /** Seconds for which a replaced root stays live. */
  readonly grace: number;
  /** Seconds for which a credential counts at most. */
  readonly validFor: number;
  /** Least seconds until a customer who lost the keys is issued to under new ones. */
  readonly recoverAfter: number;
  /** Most seconds until then, whatever the periods of campaigns: anybody opens campaigns that accept the issuer. */
  readonly recoverWithin: number;
  /** Leaves in a tree at most. */
  readonly treeSize: number;
}

/** How the gateway works with chain and customers. */
export interface Policy {
  /** Where customers and agents find it, without a slash at the end; it is written into the chain. */
  readonly publicUrl: string;
  /** Blocks on top of each other, from the one with the transaction on, that make it final. */
  readonly confirmations: number;
  /** Wei for gas; while it costs more, nothing is sent. */
  readonly largestFee: bigint;
  /** Seconds for which a session waits for its customer. */
  readonly sessionLength: number;
  /** Milliseconds for which a source may take to be begun, read or ended. */
  readonly sourceTime: number;
  /** Seconds for which a card that was issued can be fetched again. */
  readonly keepCards: number;
}

/** What all parts of the gateway work with. */
export interface Gateway {
  readonly client: ServiceClient;
  readonly deployment: Deployment;
  readonly database: Database;
  readonly issuers: ReadonlyMap<string, ManagedIssuer>;
  readonly keys: SecretKeys;
  readonly policy: Policy;
  readonly metrics: IssuerMetrics;
  /** Time of the chain, Unix seconds, read about once a second. */
  readonly now: () => Promise<number>;
  /** The longest period up to `most` of the open campaigns that accept a tree, seconds; read about once a minute, whoever asks. */
  readonly longestPeriod: (issuer: bigint, most: number) => Promise<number>;
  /** Nothing about a customer goes in. */
  readonly log: Log;
}

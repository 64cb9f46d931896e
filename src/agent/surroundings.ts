import type { Address } from "viem";
import type { Prover } from "../answer/prover.ts";
import type { Deployment } from "../chain/deployment.ts";
import type { ReadingClient, SigningClient } from "../chain/transact.ts";
import type { PlausibleValues } from "../consent/ledger/question.ts";
import type { CustomerKeys } from "../customer/keys.ts";
import type { Store } from "../store.ts";

/** What an agent gets from whoever runs it: a page, a command, a test. */
export interface Surroundings {
  readonly keys: CustomerKeys;
  /** What the agent remembers. Secret: it tells what brands know. One agent at a time uses it. */
  readonly store: Store;
  /** Asks a node. What it says is compared with documents and with itself. */
  readonly reader: ReadingClient;
  readonly deployment: Deployment;
  /** The block of the deployment; nothing is looked for before it. */
  readonly firstBlock: bigint;
  /** Makes the prover when the first proof is needed; the agent closes it. */
  createProver(): Promise<Prover>;
  /** The leaves that an issuer publishes. Not trusted: their root is compared with the chain. */
  leavesOf(issuer: bigint): Promise<readonly bigint[]>;
  /** The file by which a domain names its accounts; undefined if it has none. See `fetchBrandFile`. */
  brandFileOf(domain: string): Promise<string | undefined>;
  /** Addresses of relayers, tried in this order. */
  readonly relayers: readonly string[];
  /** An account that pays for gas itself, used where no relayer helps. */
  readonly account?: SigningClient | undefined;
  /**
   * Hands a message to a brand and returns its reply, such as a countersigned receipt; undefined if it says nothing. A
   * notice to stop names whom it is for; where the brand hands it on, it returns that one's acknowledgement.
   * Throws if the brand cannot be reached: the agent tries again later.
   */
  tell?(brand: Addressee, message: BrandMessage): Promise<string | undefined>;
  /**
   * Whether brands settle the answers that `tell` hands them, also those to open campaigns. They are asked first then, and
   * relayers only where an answer is not on chain ten minutes later.
   */
  readonly brandSettles?: boolean | undefined;
  /** The largest value that anybody plausibly has, by attribute; see `questionOf`. */
  readonly plausible: PlausibleValues;
  /** The software that acts, which receipts state; names without spaces. */
  readonly software: { readonly name: string; readonly version: string };
  /** Unix seconds; this machine's clock unless given. */
  readonly now?: (() => number) | undefined;
}

/** A brand as the agent knows it. */
export interface Addressee {
  readonly account: Address;
  /** The domain that it has proven. */
  readonly domain: string;
}

/** What an agent says to a brand; `body` is the text of one of the formats. */
export interface BrandMessage {
  readonly kind: "no" | "answer" | "rights" | "receipt" | "stop";
  readonly body: string;
}

/** The agent's clock, Unix seconds. */
export function clockOf({ now }: Pick<Surroundings, "now">): number {
  return now?.() ?? Math.floor(Date.now() / 1000);
}

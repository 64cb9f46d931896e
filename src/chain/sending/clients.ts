import type { Account, Chain, Client, LocalAccount, Transport } from "viem";
import type { Journal } from "./journal.ts";

/** A client that can read: a `PublicClient`, or a `WalletClient` whose transport reaches a node. */
export type ReadingClient = Client<Transport, Chain | undefined, Account | undefined>;

/** A client that can read, sign and send: a `WalletClient` with an account. */
export type SigningClient = Client<Transport, Chain | undefined, Account> & {
  /** Makes calls repeatable that were interrupted; for accounts whose key is at hand. */
  readonly journal?: Journal;
};

/** A client whose key is at hand, so that a transaction's hash is known before it is sent. */
export interface KeepingClient extends SigningClient {
  readonly account: LocalAccount;
  readonly journal: Journal;
}

/** Whether a client can keep what it sends. */
export function keeps(client: SigningClient): client is KeepingClient {
  return client.journal !== undefined && client.account.type === "local";
}

import type { SourceKind } from "../chain/actions/issuer.ts";
import type { Schema } from "../request/schema.ts";

/** What the customer has to do so that a source can be read. */
export type Ask =
  /** Sign a text with a wallet (EIP-4361). */
  | { readonly kind: "sign"; readonly message: string }
  /** Open a page of the pod's or bank's, which leads back with the session's state. */
  | { readonly kind: "open"; readonly url: string }
  /** Answer a request of OpenID4VP, which is an address for a wallet. */
  | { readonly kind: "present"; readonly request: string }
  /** State these attributes themselves. */
  | { readonly kind: "state"; readonly attributes: readonly string[] }
  /** Nothing: the record is the issuer's own. */
  | { readonly kind: "nothing" };

/** What was read of one customer. Nothing raw is in it. */
export interface Reading {
  /**
   * Names the account at the source for ever, so that only one commitment is issued to. It is hashed with the issuer's
   * key before it is kept.
   */
  readonly account: string;
  /** Values by attribute name of the source's schema: derived, in bands, and only what is on the allow-list. */
  readonly values: Readonly<Record<string, string | number>>;
  /** When the facts were true, Unix seconds; of a wallet, the time of the block that was read. */
  readonly asOf: number;
  /** After which it must not be vouched for, Unix seconds: the end of the grant, or the credential's expiry. */
  readonly until?: number;
}

/** What a session at a source begins with. */
export interface Start {
  /** Names the session; it comes back from pages that the customer opens. */
  readonly session: string;
  /** Random, fresh, of letters and digits: whatever the customer signs or presents has to contain it. */
  readonly nonce: string;
  /** Where pages that the customer opens lead back to. */
  readonly returnTo: string;
  /** Unix seconds. */
  readonly now: number;
  /** End of the permission, Unix seconds; no access may be asked for beyond it. */
  readonly until: number;
  /**
   * The customer's account that signed the permission, in lower case: another one for each issuer. It names the customer
   * where the source has no account of its own.
   */
  readonly account: string;
  /** What the customer says to begin with, such as a wallet's address or a WebID. Untrusted. */
  readonly given?: unknown;
}

/**
 * A place where a customer keeps attributes. `Pending` is plain JSON that is kept, encrypted, between the steps: tokens
 * at most, never attributes. All three may be called again after an interruption, and throw `SourceError`.
 */
export interface Source<Pending = unknown> {
  /** As in the contract `IssuerRegistry`. */
  readonly kind: SourceKind;
  /** What it derives. */
  readonly schema: Schema;
  /** Begins to ask for access. */
  begin(start: Start): Promise<{ readonly pending: Pending; readonly ask: Ask }>;
  /**
   * Reads once.
   *
   * @param given What came back from the customer. Untrusted.
   * @param now Unix seconds.
   */
  read(
    pending: Pending,
    given: unknown,
    now: number,
  ): Promise<{ readonly reading: Reading; readonly pending: Pending }>;
  /**
   * Ends the access at the source, such as by deleting a bank's consent. It is called always, after a failure too, may
   * be called again, and does nothing where there is no access.
   */
  end(pending: Pending): Promise<void>;
}

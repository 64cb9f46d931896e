import type { Hash } from "viem";
import type { ContractCall, ContractCreation } from "../calls/call.ts";

/** A transaction that was signed and may have been sent. */
export interface BegunTransaction {
  readonly hash: Hash;
  /** Of all transactions of its sender with this number, one takes effect. */
  readonly nonce: number;
}

/** What a transaction is for. */
export type Sending = ContractCall | ContractCreation;

/**
 * Remembers what a client with a key of its own sends. Whoever repeats a call that was interrupted then goes on with
 * its transaction, instead of doing and paying everything twice.
 */
export interface Journal {
  /** How long to wait until a transaction is in a block, milliseconds. */
  readonly patience: number;
  /**
   * Wei for base fee and tip together: up to that, a transaction which was begun and is in no block is replaced at a
   * higher price. Undefined: it is waited for.
   */
  readonly largestFee?: bigint | undefined;
  /** What to do about a transaction that was sent and of which nothing is known yet. */
  readonly hint: string;
  /** What was begun for this call and not forgotten, the newest first; all with the same nonce. */
  begun(call: Sending): Promise<readonly BegunTransaction[]>;
  /** Keeps a transaction before it is sent. What this throws keeps it from being sent. */
  keep(call: Sending, transaction: BegunTransaction): Promise<void>;
  /** Is told that a node has a transaction now, and whether an earlier run had begun it. */
  sent(call: Sending, hash: Hash, isResumed: boolean): void;
  /** Is told that a transaction has taken effect. */
  done(hash: Hash): void;
  /** Forgets transactions without effect: they reverted, or another one took their nonce. */
  forget(transactions: readonly BegunTransaction[]): Promise<void>;
}

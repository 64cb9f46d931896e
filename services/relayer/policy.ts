import type { Address } from "viem";

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
  /** Days after which what became of something is deleted. */
  readonly retention: number;
  /** Seconds that what is sent may need until it is final; what ends sooner is not sent. */
  readonly margin: number;
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
  /** Campaigns whose customers are paid for. */
  readonly campaignIds: readonly bigint[];
  /** Gas in 24 hours for the customers of some of these campaigns; the others have no limit. */
  readonly budgets: readonly { readonly campaign: bigint; readonly gas: bigint }[];
  /** Tokens whose code is trusted besides those of these campaigns. */
  readonly tokens: readonly Address[];
  /** Gas for all strangers together in 24 hours. */
  readonly strangersGas: bigint;
  /** Gas for a message that runs a stranger's code. */
  readonly codeGas: number;
  /** Messages of one subject in an hour. */
  readonly subjectRate: number;
}

/** What the sending part remembers while the process runs; nothing that matters is lost with it. */
export interface Notes {
  /** Wei; the node takes no lower tip. */
  minimumTip: bigint;
  isOutOfFunds: boolean;
  /** Unix milliseconds since when every step has failed; undefined while steps succeed. */
  failingSince: number | undefined;
  /** Whether the node is on another chain than the database. */
  isOtherChain: boolean;
  /** Unix milliseconds of the last look at what changes seldom. */
  lookedAt: number;
  /** Unix milliseconds when what ended was last forgotten. */
  forgotAt: number;
  /** Numbers the turns of each kind and lane; the highest was last. */
  readonly turns: Map<string, number>;
  /** Transactions of withdrawals since anything else was sent. */
  withdrawalsInARow: number;
  /** Transactions since anything of a stranger was sent. */
  customersInARow: number;
}

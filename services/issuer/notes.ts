/** What the gateway remembers of its own steps; lost when it ends. */
export interface Notes {
  /** Since when every step has failed, Unix milliseconds. */
  failingSince: number | undefined;
}

/** What the service remembers of its own steps; lost when it ends. */
export interface Notes {
  /** Since when every step has failed, Unix milliseconds. */
  failingSince: number | undefined;
  /** What kept the chain from being read, if the node does not have all of it. */
  incomplete: string | undefined;
}

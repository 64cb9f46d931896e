/**
 * Who pays, and whose code runs. What is in different lanes never shares a transaction, so that no lane spoils or
 * starves another. The last four are strangers': their gas in a day is limited.
 */
export type Lane =
  /** A customer of a sponsored campaign, who has shown a proof or ends a consent on record. */
  | "sponsored"
  /** A consent to terms of a sponsored campaign that no proof came with: anyone can make a key and sign. */
  | "unproven"
  /** A campaign or terms that nobody sponsors, and the withdrawal of a consent that is not on record yet and that no
   * proof came with. */
  | "foreign"
  /** An account's code ends a consent on record to sponsored terms. */
  | "account"
  /** Whatever else runs the code of an account, or of a token that nobody vouches for. */
  | "code";

export const strangersLanes = ["unproven", "foreign", "account", "code"] as const satisfies readonly Lane[];

/** Lanes in which there are withdrawals. */
export const withdrawalLanes = ["sponsored", "account", "foreign", "code"] as const satisfies readonly Lane[];

/** Lanes that the operator has no tie to at all. */
export const foreignLanes = ["foreign", "code"] as const satisfies readonly Lane[];

/** The strangers' lanes that share gas and places in the queue with this one, and it. */
export function lanesBeside(lane: Lane): readonly Lane[] {
  return isForeign(lane) ? foreignLanes : [lane];
}

export function isForeign(lane: Lane): boolean {
  return lane === "foreign" || lane === "code";
}

/** Lanes in which code runs that nobody vouches for. */
export const codeLanes = ["account", "code"] as const satisfies readonly Lane[];

export function runsStrangersCode(lane: Lane): boolean {
  return lane === "account" || lane === "code";
}

/**
 * Who pays, and whose code runs. What is in different lanes never shares a transaction, so that no lane spoils or
 * starves another. The last three are strangers': their gas in a day is limited.
 */
export type Lane =
  /** A customer of a sponsored campaign, who has shown a proof or ends a consent on record. */
  | "sponsored"
  /** A consent to terms of a sponsored campaign that no proof came with: anyone can make a key and sign. */
  | "unproven"
  /** A campaign or terms that nobody sponsors, and the withdrawal of a consent that is not on record yet and that no
   * proof came with. */
  | "foreign"
  /** Whatever runs the code of an account, or of a token that nobody vouches for. */
  | "code";

export const strangersLanes = ["unproven", "foreign", "code"] as const satisfies readonly Lane[];

/** Lanes that the operator has no tie to at all. */
export const foreignLanes = ["foreign", "code"] as const satisfies readonly Lane[];

/** The strangers' lanes that share gas and places in the queue with this one, and it. */
export function lanesBeside(lane: Lane): readonly Lane[] {
  return isForeign(lane) ? foreignLanes : [lane];
}

export function isForeign(lane: Lane): boolean {
  return lane === "foreign" || lane === "code";
}

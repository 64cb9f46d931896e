/** States of a request about rights, as in the Data Rights Protocol 1.0. */
export const rightsStates = ["open", "in_progress", "fulfilled", "denied", "revoked", "expired"] as const;
export type RightsState = (typeof rightsStates)[number];

/** What the protocol has to say beside a state; "" where there is nothing. */
export const rightsReasons = [
  "",
  "need_user_verification",
  "suspected_fraud",
  "insuf_verification",
  "no_match",
  "claim_not_covered",
  "outside_jurisdiction",
  "too_many_requests",
  "other",
] as const;
export type RightsReason = (typeof rightsReasons)[number];

const next: Readonly<Record<RightsState, readonly RightsState[]>> = {
  open: ["in_progress", "fulfilled", "denied", "revoked", "expired"],
  in_progress: ["in_progress", "fulfilled", "denied", "revoked", "expired"],
  fulfilled: [],
  denied: [],
  revoked: [],
  expired: [],
};

/** Whether a request may go from one state to another. Nothing follows on an end, and nothing is opened twice. */
export function mayFollow(before: RightsState, after: RightsState): boolean {
  return next[before].includes(after);
}

/** Whether nothing follows on a state. */
export function isEnd(state: RightsState): boolean {
  return next[state].length === 0;
}

import { findCause } from "../../../src/causes.ts";
import { isWithoutHistory } from "../../../src/chain/node/failures.ts";
import { nodeReplyIn } from "../../../src/chain/node/reply.ts";
import { DecdpError } from "../../../src/errors.ts";

/** Why an account could not be worked out, by what its reader can do about it. */
export type TroubleKind =
  | "silent"
  | "turnedAway"
  | "wrongChain"
  | "noContracts"
  | "forgotten"
  | "contradicts"
  | "replaced"
  | "otherRelease"
  | "noCampaigns"
  | "other";

export interface Trouble {
  readonly kind: TroubleKind;
  /** What the library said, in English. */
  readonly message: string;
}

/** Statuses of a node that does not want to be asked at all, or not so often. */
const closedDoors = [401, 403, 404, 429];

/** What kind of trouble an error is. */
export function troubleOf(error: unknown): Trouble {
  const message = error instanceof DecdpError ? error.shortMessage : `${(error as Error)?.message ?? error}`;
  return { kind: kindOf(error), message: message.split("\n")[0]! };
}

function kindOf(error: unknown): TroubleKind {
  const details = error instanceof DecdpError ? error.details : {};
  const has = (...names: readonly string[]) => names.every((name) => details[name] !== undefined);
  if (has("chainId", "expected")) return "wrongChain";
  if (has("contracts", "release")) return "otherRelease";
  if (has("block", "hash")) return "replaced";
  if (has("differing")) return "contradicts";
  // The event of an opening, or of what an opening names, is not there.
  if (has("openedAt") || has("missing") || isWithoutHistory(error)) return "forgotten";
  if (has("chainId", "address") || has("chainId", "campaigns")) return "noContracts";
  const reply = nodeReplyIn(error);
  if (reply !== undefined && closedDoors.includes(reply.code)) return "turnedAway";
  const isSilent = findCause(error, { names: ["HttpRequestError", "TimeoutError"] }) !== undefined;
  return isSilent ? "silent" : "other";
}

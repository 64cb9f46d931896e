import { DecdpError, type ErrorDetails } from "../errors.ts";

/** Why a vault or a backup did not open, or got no further way. */
export type UnlockingProblem =
  /** The browser has no passkeys (WebAuthn). */
  | "noPasskeys"
  /** It was cancelled, took too long, or the device has none that was asked for: browsers do not tell these apart. */
  | "passkeyNotUsed"
  /** The device has one of them already. */
  | "passkeyKnown"
  /** It belongs to another site than this page's. */
  | "passkeyOfOtherSite"
  /** The device cannot make one that checks who uses it. */
  | "passkeyUnable"
  /** It has no pseudo-random function (WebAuthn PRF), so it makes no keys. */
  | "passkeyWithoutFunction"
  | "passkeyFailed"
  /** The signature is not of the account's own key, as those of smart accounts. */
  | "otherSigner"
  /** The wallet signs the same message differently each time. */
  | "unsteadyWallet"
  /** The passphrase is wrong, or the way was changed. */
  | "wrongKey"
  /** The vault has no such way. */
  | "otherWay"
  /** What the vault holds was changed. */
  | "changed";

/** Thrown where a vault or a backup cannot be opened or protected with what was given. */
export class UnlockingError extends DecdpError {
  override readonly name = "UnlockingError";
  readonly problem: UnlockingProblem;

  constructor(problem: UnlockingProblem, message: string, rest: ErrorDetails = {}) {
    super(message, rest);
    this.problem = problem;
  }
}

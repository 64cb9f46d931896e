import { DecdpError, type ErrorDetails } from "../errors.ts";

/** Why a source was not read; what to do differs for each. */
export type SourceErrorCode =
  /** The customer, or whoever keeps the attributes, said no. */
  | "refused"
  /** The permission, the session or the access at the source has ended. */
  | "expired"
  /** A signature or a proof does not hold, or is not of who should have made it. */
  | "forged"
  /** It was used before. */
  | "replayed"
  /** What came is not what was signed, or contradicts itself. */
  | "tampered"
  /** What was vouched for, or the access to it, was taken back. */
  | "revoked"
  /** The source has been asked too often; `retryAfter` says when it may be asked again. */
  | "tooMany"
  /** What was to be read is not there any more. */
  | "gone"
  /** The source does not answer, or says that it cannot. */
  | "unreachable"
  /** It did not answer in time. */
  | "slow"
  /** It answered with more than is read of it. */
  | "tooLarge"
  /** It leads to an address outside of what was configured. */
  | "elsewhere"
  /** It answered with something that it should not. */
  | "unexpected";

export interface SourceErrorDetails extends ErrorDetails {
  /** Seconds after which the source may be asked again. */
  readonly retryAfter?: number | undefined;
}

/**
 * A source could not be read: nothing is issued. Neither the message nor the details may have anything in them that was
 * read, since both are logged and shown; what they quote of a request is its origin at most.
 */
export class SourceError extends DecdpError {
  override readonly name = "SourceError";
  readonly code: SourceErrorCode;
  /** Seconds, where the source tells (`tooMany`). */
  readonly retryAfter: number | undefined;

  constructor(code: SourceErrorCode, message: string, { retryAfter, ...rest }: SourceErrorDetails = {}) {
    super(message, rest);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

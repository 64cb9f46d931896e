/** What every error of this library carries beside its message. */
export interface ErrorDetails {
  /** The values that led to the error, for programs. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What to do next, in one sentence. */
  readonly hint?: string;
  /** The error that caused this one. */
  readonly cause?: unknown;
}

/** Base of all errors that this library throws on purpose. */
export class DecdpError extends Error {
  override readonly name: string = "DecdpError";
  readonly details: Readonly<Record<string, unknown>>;
  readonly hint: string | undefined;

  constructor(message: string, { details = {}, hint, cause }: ErrorDetails = {}) {
    super(hint === undefined ? message : `${message} ${hint}`, cause === undefined ? undefined : { cause });
    this.details = details;
    this.hint = hint;
  }
}

/** A value is outside of what its place allows. */
export class InvalidValueError extends DecdpError {
  override readonly name = "InvalidValueError";
}

/** A request (rules or model) cannot be expressed or is malformed. */
export class InvalidRequestError extends DecdpError {
  override readonly name = "InvalidRequestError";
}

/** The prover could not make a proof, or its files are not those of this release. */
export class ProverError extends DecdpError {
  override readonly name = "ProverError";
}

/** The chain refused an answer; `reason` is the name of the contract's error. */
export class AnswerRefusedError extends DecdpError {
  override readonly name = "AnswerRefusedError";
  readonly reason: string;

  constructor(reason: string, message: string, rest: ErrorDetails = {}) {
    super(message, rest);
    this.reason = reason;
  }
}

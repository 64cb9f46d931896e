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
  /** What happened, without the hint; `message` has both. */
  readonly shortMessage: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hint: string | undefined;

  constructor(shortMessage: string, { details = {}, hint, cause }: ErrorDetails = {}) {
    const message = hint === undefined ? shortMessage : `${shortMessage} ${hint}`;
    super(message, cause === undefined ? undefined : { cause });
    this.shortMessage = shortMessage;
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

/** What a contract reverted with. */
export interface RevertDetails extends ErrorDetails {
  readonly errorName?: string | undefined;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** A contract reverted, for another reason than refusing an answer. */
export class ContractRevertError extends DecdpError {
  override readonly name = "ContractRevertError";
  /** Name of the contract's error; undefined if it gave none, or one that this release does not know. */
  readonly errorName: string | undefined;
  /** Arguments of the contract's error by their names. */
  readonly args: Readonly<Record<string, unknown>>;

  constructor(message: string, { errorName, args = {}, ...rest }: RevertDetails = {}) {
    super(message, rest);
    this.errorName = errorName;
    this.args = args;
  }
}

/** Name of the contract's error that an error explains; undefined if it explains none. */
export function contractErrorName(error: unknown): string | undefined {
  if (error instanceof AnswerRefusedError) return error.reason;
  return error instanceof ContractRevertError ? error.errorName : undefined;
}

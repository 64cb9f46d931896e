import {
  type Abi,
  BaseError,
  decodeErrorResult,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  isHex,
  TimeoutError,
  toFunctionSelector,
  UserRejectedRequestError,
  WaitForTransactionReceiptTimeoutError,
  WebSocketRequestError,
} from "viem";
import { AnswerRefusedError, DecdpError } from "../errors.ts";
import {
  answerVerifierAbi,
  campaignsAbi,
  consentRegistryAbi,
  issuerRegistryAbi,
  loyaltyTokenAbi,
  relayAbi,
} from "../generated/abis.ts";
import { failures } from "./failures.ts";
import { refusalOf } from "./refusals.ts";

/** All errors of all contracts: one contract passes on what another reverts with. */
const errorAbi = (
  [
    ...issuerRegistryAbi,
    ...consentRegistryAbi,
    ...campaignsAbi,
    ...relayAbi,
    ...answerVerifierAbi,
    ...loyaltyTokenAbi,
  ] as Abi
).filter((entry) => entry.type === "error");

/**
 * What went wrong on chain, in words. Returns `AnswerRefusedError` where a contract refused an answer, otherwise
 * `DecdpError`, whose details hold the contract's error and its arguments. `error` becomes the cause; a
 * `DecdpError` is returned as it is.
 */
export function explainChainError(error: unknown): DecdpError {
  if (error instanceof DecdpError) return error;
  const data = findRevertData(error);
  return data === undefined ? explainTransport(error) : explainRevert(data, error);
}

function explainRevert(data: Hex, cause: unknown): DecdpError {
  const decoded = decode(data);
  if (decoded === undefined) {
    return new DecdpError(`The contract reverted with ${data}, which is no error of DeCDP.`, {
      details: { data },
      hint: "Check the addresses, the campaign's token, and whether this release belongs to the contracts.",
      cause,
    });
  }
  const { errorName, args } = decoded;
  const refusal = refusalOf(errorName);
  if (refusal !== undefined) {
    return new AnswerRefusedError(refusal.reason, refusal.message, { hint: refusal.hint, cause });
  }
  const details = { errorName, ...args };
  const failure = Object.hasOwn(failures, errorName) ? failures[errorName] : undefined;
  if (failure !== undefined) {
    const hint = typeof failure.hint === "string" ? failure.hint : failure.hint(args);
    return new DecdpError(failure.message, { details, hint, cause });
  }
  return new DecdpError(`The contract reverted with ${errorName}(${Object.values(args).join(", ")}).`, {
    details,
    cause,
  });
}

/** The error's name and its arguments by name. */
function decode(data: Hex): { errorName: string; args: Record<string, unknown> } | undefined {
  try {
    const { abiItem, errorName, args = [] } = decodeErrorResult({ abi: errorAbi, data });
    const inputs = abiItem.type === "error" ? abiItem.inputs : [];
    const entries = inputs.map(({ name }, index) => [name || String(index), args[index]]);
    return { errorName, args: Object.fromEntries(entries) };
  } catch {
    return undefined;
  }
}

/** Name of the contracts' error with a 4-byte selector; undefined if there is none. */
export function errorNameOf(selector: Hex): string | undefined {
  const found = errorAbi.find(
    ({ name, inputs }) =>
      toFunctionSelector(`${name}(${inputs.map(({ type }) => type).join(",")})`) === selector,
  );
  return found?.name;
}

/** Nodes and viem keep the data of a revert at different depths; the innermost one is the contract's. */
function findRevertData(error: unknown): Hex | undefined {
  let found: Hex | undefined;
  for (let current = error; isObject(current); current = current.cause) {
    const nested = isObject(current.data) ? current.data.data : undefined;
    const data = [current.raw, current.data, nested].find((value) => isHex(value) && value.length >= 10);
    if (data !== undefined) found = data as Hex;
  }
  return found;
}

function explainTransport(cause: unknown): DecdpError {
  const known = transportFailures.find(({ type }) => findCause(cause, type) !== undefined);
  if (known !== undefined) return new DecdpError(known.message, { hint: known.hint, cause });
  const message = cause instanceof BaseError ? cause.shortMessage : String(cause);
  return new DecdpError(`The chain could not be used: ${message}`, { cause });
}

const transportFailures = [
  {
    type: UserRejectedRequestError,
    message: "The request was declined in the wallet.",
    hint: "Nothing was sent; try again and confirm.",
  },
  {
    type: InsufficientFundsError,
    message: "The account cannot pay for the transaction.",
    hint: "Send it some of the chain's own currency, or let a relayer submit.",
  },
  {
    type: WaitForTransactionReceiptTimeoutError,
    message: "The transaction was sent but is not in a block yet.",
    hint: "Look its hash up before sending again.",
  },
  {
    type: HttpRequestError,
    message: "The chain's node did not answer.",
    hint: "Check the connection and the address of the node.",
  },
  {
    type: WebSocketRequestError,
    message: "The chain's node did not answer.",
    hint: "Check the connection and the address of the node.",
  },
  {
    type: TimeoutError,
    message: "The chain's node took too long to answer.",
    hint: "Try again, or use another node.",
  },
] as const;

function findCause(error: unknown, type: (typeof transportFailures)[number]["type"]): unknown {
  for (let current = error; isObject(current); current = current.cause) {
    if (current instanceof type) return current;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

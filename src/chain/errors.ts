import { type Abi, decodeErrorResult, type Hex, isHex, toFunctionSelector } from "viem";
import { causesOf, type ErrorKind, findCause } from "../causes.ts";
import { AnswerRefusedError, ContractRevertError, DecdpError } from "../errors.ts";
import {
  answerVerifierAbi,
  campaignsAbi,
  consentRegistryAbi,
  issuerRegistryAbi,
  loyaltyTokenAbi,
  relayAbi,
} from "../generated/abis.ts";
import { failures } from "./failures.ts";
import { explainNodeFailure, isShortOfGas, replyDetails } from "./node/failures.ts";
import { nodeReplyIn } from "./node/reply.ts";
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
 * What went wrong on chain, in words. Returns `AnswerRefusedError` where a contract refused an answer,
 * `ContractRevertError` where it reverted for another reason, otherwise `DecdpError`. `error` becomes the cause; a
 * `DecdpError` is returned as it is, from among the causes as well.
 *
 * @param chain What the contracts' chain is called, for errors of wallets that are on another one.
 */
export function explainChainError(error: unknown, chain = "the chain of the contracts"): DecdpError {
  const explained = explanationIn(error);
  if (explained !== undefined) return explained;
  const data = findRevertData(error);
  if (data !== undefined) return explainRevert(data, error);
  return explainRevertWithoutData(error) ?? explainNodeFailure(error, chain);
}

/** The reason if a contract said no; undefined if a node, a wallet or a connection does not work. */
export function findRevert(error: unknown): AnswerRefusedError | ContractRevertError | undefined {
  const explanation = explainChainError(error);
  const isRevert = explanation instanceof AnswerRefusedError || explanation instanceof ContractRevertError;
  return isRevert ? explanation : undefined;
}

/** Whether an error says nothing of what was called: node, wallet or connection failed, or it is explained already. */
export function isNodeFailure(error: unknown): boolean {
  if (explanationIn(error) !== undefined) return true;
  if (findRevert(error) !== undefined || isShortOfGas(error)) return false;
  return nodeReplyIn(error) !== undefined || findCause(error, silence) !== undefined;
}

const silence: ErrorKind = { names: ["HttpRequestError", "WebSocketRequestError", "TimeoutError"] };

/** What this library itself said, such as that the node is on another chain, whatever viem put around it. */
function explanationIn(error: unknown): DecdpError | undefined {
  const causes: readonly unknown[] = causesOf(error);
  return causes.find((cause) => cause instanceof DecdpError) as DecdpError | undefined;
}

function explainRevert(data: Hex, cause: unknown): DecdpError {
  const decoded = decode(data);
  if (decoded === undefined) {
    return new ContractRevertError(`The contract reverted with ${data}, which is no error of DeCDP.`, {
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
  const failure = Object.hasOwn(failures, errorName) ? failures[errorName] : undefined;
  if (failure !== undefined) {
    const hint = typeof failure.hint === "string" ? failure.hint : failure.hint(args);
    return new ContractRevertError(failure.message, { errorName, args, hint, cause });
  }
  const message = `The contract reverted with ${errorName}(${Object.values(args).join(", ")}).`;
  return new ContractRevertError(message, { errorName, args, cause });
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
  return causesOf(error)
    .map(({ raw, data }) => [raw, data, nestedData(data)].find(isRevertData))
    .findLast((data) => data !== undefined);
}

function nestedData(data: unknown): unknown {
  return typeof data === "object" && data !== null && "data" in data ? data.data : undefined;
}

/** Whether it has at least the four bytes that name an error. */
function isRevertData(value: unknown): value is Hex {
  return isHex(value) && value.length >= 10;
}

/** JSON-RPC's code 3 is that of a revert. */
const revert: ErrorKind = { names: ["ExecutionRevertedError", "ContractFunctionRevertedError"], codes: [3] };
/** Under this one nodes report what fails in themselves, and some a revert; viem takes all of it for reverts. */
const INTERNAL_ERROR = -32_603;

/** What nodes say of a call that a contract failed without a word, under codes of their own. */
const failedCall =
  /\b(reverted|VM execution error|VM Exception|(invalid|undefined) opcode|bad instruction|invalid jump|stack (under|over)flow|always failing transaction)/i;

function explainRevertWithoutData(cause: unknown): ContractRevertError | undefined {
  const reply = nodeReplyIn(cause);
  const found = findCause(cause, revert);
  const saysSo = reply !== undefined && failedCall.test(reply.words);
  if (!saysSo && (found === undefined || reply?.code === INTERNAL_ERROR)) return undefined;
  // Where gas runs out, viem speaks of a revert, too.
  if (isShortOfGas(cause)) return undefined;
  const details = replyDetails(reply);
  // Some nodes put a reason in words where the data would be.
  const [, reason] = /^Execution reverted with reason: (.+)\.$/.exec(`${found?.shortMessage}`) ?? [];
  if (reason !== undefined) {
    return new ContractRevertError(`The contract reverted: ${reason}.`, { details, cause });
  }
  return new ContractRevertError("The contract reverted without a reason.", {
    details,
    hint: "Check the addresses, the campaign's token, and the limit of gas if one is set.",
    cause,
  });
}

import { BaseError, ExecutionRevertedError } from "viem";
import { call } from "viem/actions";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import { explainChainError } from "../../../src/chain/errors.ts";
import { AnswerRefusedError, type DecdpError } from "../../../src/errors.ts";
import type { Relayer } from "../relayer.ts";

/**
 * Makes a call as the relayer without sending it. Throws the contract's reason as a `DecdpError`, and the errors of
 * the connection as they are.
 */
export async function simulate(
  { client }: Pick<Relayer, "client">,
  { to, data }: ContractCall,
  gas?: bigint,
): Promise<void> {
  try {
    await call(client, { account: client.account, to, data, ...(gas !== undefined && { gas }) });
  } catch (error) {
    throw findRevert(error) ?? error;
  }
}

/** The reason if a contract said no; undefined if a node or a connection does not work. */
export function findRevert(error: unknown): DecdpError | undefined {
  const explained = explainChainError(error);
  const { errorName, data } = explained.details;
  const isKnown = explained instanceof AnswerRefusedError || errorName !== undefined || data !== undefined;
  if (isKnown) return explained;
  const revert = error instanceof BaseError && error.walk((cause) => cause instanceof ExecutionRevertedError);
  return revert ? explained : undefined;
}

/** The name of the error with which a contract refused something. */
export function reasonOf(error: DecdpError): string {
  if (error instanceof AnswerRefusedError) return error.reason;
  const { errorName } = error.details;
  return typeof errorName === "string" ? errorName : "Reverted";
}

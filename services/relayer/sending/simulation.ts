import { call } from "viem/actions";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import { findRevert } from "../../../src/chain/errors.ts";
import { revertReason } from "../../shared/revertReason.ts";
import type { Relayer } from "../relayer.ts";

/**
 * Makes a call as the relayer without sending it. Throws the contract's reason as `AnswerRefusedError` or
 * `ContractRevertError`, and the errors of the connection as they are.
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

/** The name of the error with which a contract would refuse a call; undefined if it would take it. */
export async function findRefusal(
  relayer: Pick<Relayer, "client">,
  call: ContractCall,
  gas?: bigint,
): Promise<string | undefined> {
  try {
    await simulate(relayer, call, gas);
    return undefined;
  } catch (error) {
    const reason = revertReason(error);
    if (reason === undefined) throw error;
    return reason;
  }
}

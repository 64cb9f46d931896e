import { decodeFunctionResult, type Hex } from "viem";
import { call } from "viem/actions";
import { findCause } from "../../../src/causes.ts";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import { deliveryCall } from "../../../src/chain/calls/deliveryCalls.ts";
import { errorNameOf, findRevert } from "../../../src/chain/errors.ts";
import { relayAbi } from "../../../src/generated/abis.ts";
import { revertReason } from "../../shared/revertReason.ts";
import type { Relayer } from "../relayer.ts";
import type { Fees, Market } from "./fees.ts";

/** With what a transaction would be sent. */
export interface Offer {
  readonly gas: bigint;
  readonly fees: Fees;
  readonly market: Pick<Market, "balance" | "gasLimit">;
}

/** Reason of a message that fails without one, perhaps because it runs out of gas. */
const NO_REASON = "0xffffffff";
/** Outcome of a message that has succeeded. */
export const DELIVERED = "0x00000000";

/** What errors mean that come from the connection, and say nothing of the call. */
const connectionFailures = {
  names: ["HttpRequestError", "WebSocketRequestError", "TimeoutError", "LimitExceededRpcError"],
};

/**
 * Makes a call just as its transaction would, without sending it: code that is called can see the price and the gas,
 * and must not see others than in the block. Throws the contract's reason as `AnswerRefusedError` or
 * `ContractRevertError`, and the errors of the connection as they are.
 */
export async function simulate(
  { client }: Pick<Relayer, "client">,
  { to, data }: ContractCall,
  { gas, fees, market }: Offer,
): Promise<Hex> {
  const cost = gas * fees.maxFeePerGas;
  // What comes in while the account is out of funds is sent when there are some again.
  const stateOverride = [{ address: client.account.address, balance: cost }];
  try {
    const { data: result = "0x" } = await call(client, {
      account: client.account,
      to,
      data,
      gas,
      ...fees,
      ...(market.balance < cost && { stateOverride }),
    });
    return result;
  } catch (error) {
    throw findRevert(error) ?? error;
  }
}

/**
 * Why a simulation failed: the name of the contract's error, or "Reverted" where the node only says that it cannot be
 * done. Throws what says nothing of the call.
 */
export function reasonOfFailure(error: unknown): string {
  const reason = revertReason(error);
  if (reason !== undefined) return reason;
  if (!isFromNode(error)) throw error;
  return "Reverted";
}

/** Whether a node has answered, and not the connection to it or a fault of this program. */
function isFromNode(error: unknown): boolean {
  if (findCause(error, connectionFailures) !== undefined) return false;
  return findCause(error, { names: ["RpcRequestError", "CallExecutionError"] }) !== undefined;
}

/** Why each message would fail in a delivery, or undefined for those that would be delivered. */
export async function simulateDelivery(
  relayer: Pick<Relayer, "client" | "deployment">,
  messages: readonly ContractCall[],
  gasLimit: number,
  offer: Offer,
): Promise<(string | undefined)[]> {
  const data = await simulate(relayer, deliveryCall(relayer.deployment, { messages, gasLimit }), offer);
  const outcomes = decodeFunctionResult({ abi: relayAbi, functionName: "deliver", data });
  return outcomes.map((selector) => (selector === DELIVERED ? undefined : deliveryFailure(selector)));
}

/** The name of the error with which a message failed. */
export function deliveryFailure(selector: Hex): string {
  return selector === NO_REASON ? "GasTooHigh" : (errorNameOf(selector) ?? "Reverted");
}

/** Gas of a transaction that delivers messages, each of which may use all of its limit. */
export function deliveryGas(messages: readonly ContractCall[], gasLimit: number): bigint {
  const bytes = messages.reduce((sum, { data }) => sum + data.length / 2, 0);
  // A call gets 63 of 64 parts; 40 gas is the most that a byte of data costs (EIP-7623).
  const perMessage = Math.ceil((gasLimit * 64) / 63) + 12_000;
  return BigInt(60_000 + 40 * Math.ceil(bytes) + messages.length * perMessage);
}

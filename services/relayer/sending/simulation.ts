import { decodeFunctionResult, type Hex } from "viem";
import { call } from "viem/actions";
import { findCause } from "../../../src/causes.ts";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import { deliveryCall } from "../../../src/chain/calls/deliveryCalls.ts";
import { errorNameOf, findRevert } from "../../../src/chain/errors.ts";
import { nodeReplyIn } from "../../../src/chain/node/reply.ts";
import { DecdpError } from "../../../src/errors.ts";
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

/** Errors of the connection, or of a node that wants to be asked less: smaller calls do not help. */
const connectionFailures = {
  names: ["HttpRequestError", "WebSocketRequestError", "TimeoutError", "LimitExceededRpcError"],
};

/** A node could not try out what waits, for a reason that says nothing of it: that is no refusal. */
export class UntriedError extends DecdpError {
  override readonly name = "UntriedError";
}

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
 * Why the chain would refuse a call, by the name of the contract's error, "Reverted" if it gave none; undefined if the
 * node failed, such as at the size of the call. Throws what a smaller call would meet as well.
 */
export function reasonOfFailure(error: unknown): string | undefined {
  const reason = revertReason(error);
  if (reason !== undefined) return reason;
  if (findCause(error, connectionFailures) !== undefined || !isOfChain(error)) throw error;
  return undefined;
}

/** Whether viem says it of a request to the chain; all else is a fault of this program. */
function isOfChain(error: unknown): boolean {
  return (
    nodeReplyIn(error) !== undefined || findCause(error, { names: ["CallExecutionError"] }) !== undefined
  );
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

import { type Hex, type Log, parseEventLogs } from "viem";
import { relayAbi as abi } from "../../generated/abis.ts";
import { deliveryCall, type Messages } from "../calls/deliveryCalls.ts";
import type { Deployment } from "../deployment.ts";
import { errorNameOf } from "../errors.ts";
import { type Sent, type SigningClient, transact } from "../transact.ts";

/** Gas for a message of an account without code, and for a claim of a plain ERC-20. */
export const PLAIN_MESSAGE_GAS = 100_000;
/** Gas for a message of an account whose code looks at the signature, and may take 400,000 for that. */
export const CODE_MESSAGE_GAS = 500_000;

/** What became of a message. */
export type MessageOutcome = { readonly delivered: true } | MessageFailure;

export interface MessageFailure {
  readonly delivered: false;
  /** First four bytes of what it reverted with; 0xffffffff where it ran out of gas or gave no reason. */
  readonly selector: Hex;
  /** The contracts' error with this selector. Warning: a campaign's token may fail a claim with any of them. */
  readonly errorName: string | undefined;
}

/**
 * What became of each message, from the logs of a transaction that was sent to the relay itself.
 *
 * @param count How many messages it carried.
 */
export function deliveryOutcomes(
  { relay }: Deployment,
  count: number,
  logs: readonly Log[],
): MessageOutcome[] {
  const outcomes = Array.from({ length: count }, (): MessageOutcome => ({ delivered: true }));
  const own = logs.filter(({ address }) => address.toLowerCase() === relay.toLowerCase());
  for (const { args } of parseEventLogs({ abi, eventName: "MessageFailed", logs: own })) {
    const { index, reason: selector } = args;
    outcomes[Number(index)] = { delivered: false, selector, errorName: errorNameOf(selector) };
  }
  return outcomes;
}

/**
 * Delivers many customers' messages in one transaction and tells what became of each. Throws `DecdpError` if one of
 * them is no message or the transaction has too little gas for all; nothing is delivered then.
 */
export async function deliverMessages(
  client: SigningClient,
  deployment: Deployment,
  parameters: Messages,
): Promise<Sent & { readonly outcomes: readonly MessageOutcome[] }> {
  const { logs, ...sent } = await transact(client, deployment, deliveryCall(deployment, parameters));
  return { ...sent, outcomes: deliveryOutcomes(deployment, parameters.messages.length, logs) };
}

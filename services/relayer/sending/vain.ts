import { decodeFunctionResult, type Hex } from "viem";
import { campaignsAbi, relayAbi } from "../../../src/generated/abis.ts";
import type { Relayer } from "../relayer.ts";
import type { Work } from "../store/ledger.ts";
import type { Draft } from "./draft.ts";
import { type Fees, largestGas, type Market } from "./fees.ts";
import { DELIVERED, reasonOfFailure, simulate } from "./simulation.ts";

/** Data of a transaction that does nothing but use up its nonce. */
const NOTHING = "0x";
/** Gas of such a transaction. */
const NOTHING_GAS = 21_000n;

/**
 * Why it would be in vain to go on with a work that waits for its block: blocks have become smaller, or the world has
 * moved on, such as by a midnight or a withdrawal. Undefined if it would do something.
 */
export async function reasonToGiveUp(
  relayer: Relayer,
  market: Market,
  work: Work,
  fees: Fees,
): Promise<string | undefined> {
  if (work.data === NOTHING) return undefined;
  if (work.gas > largestGas(market)) return `blocks have room for ${largestGas(market)} gas only`;
  try {
    const result = await simulate(relayer, work, { gas: work.gas, fees, market });
    return doesSomething(work, result) ? undefined : "all of it would be passed over";
  } catch (error) {
    const reason = reasonOfFailure(error);
    // What the node cannot try out may still do something.
    if (reason === undefined) throw error;
    return `it would fail with ${reason}`;
  }
}

/** What takes the place of a work that is given up: its items wait again once this is final. */
export function emptyDraft({ client }: Pick<Relayer, "client">, { kind, lane }: Work, fees: Fees): Draft {
  return { kind, lane, to: client.account.address, data: NOTHING, gas: NOTHING_GAS, fees, items: [] };
}

/** An answer that is settled alone fails if it is not settled, and returns nothing. */
function doesSomething({ kind }: Work, data: Hex): boolean {
  if (data === NOTHING) return true;
  if (kind === "answers") {
    return decodeFunctionResult({ abi: campaignsAbi, functionName: "settleBatch", data }) > 0n;
  }
  const outcomes = decodeFunctionResult({ abi: relayAbi, functionName: "deliver", data });
  return outcomes.some((outcome) => outcome === DELIVERED);
}

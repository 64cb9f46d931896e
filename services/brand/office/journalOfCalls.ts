import { keccak256, toHex } from "viem";
import type { Journal, Sending } from "../../../src/chain/sending/journal.ts";
import type { Query } from "../../shared/database/database.ts";
import { journalOf } from "../../shared/database/journal.ts";

/**
 * Keeps what is signed for each of several calls that belong together, every call apart: whoever goes on after a crash
 * does each of them once.
 */
export function journalOfCalls(query: Query, step: string, largestFee: bigint): Journal {
  const of = (call: Sending) => journalOf(query, `${step} ${digestOf(call)}`, largestFee);
  return {
    ...journalOf(query, step, largestFee),
    begun: (call) => of(call).begun(call),
    keep: (call, transaction) => of(call).keep(call, transaction),
  };
}

/** Forgets what was sent for all calls, once their effects are final and noted. */
export async function closeCalls(query: Query, step: string): Promise<void> {
  await query("delete from transactions where step like $1", [`${step} %`]);
}

function digestOf(call: Sending): string {
  const to = "to" in call ? call.to : "";
  return keccak256(toHex(`${to}${call.data}`.toLowerCase()));
}

import type { Hash } from "viem";
import type { Journal } from "../../../src/chain/sending/journal.ts";
import type { Query } from "./database.ts";

/** Milliseconds to wait for a transaction until the next look. */
const PATIENCE = 60_000;

/**
 * Keeps what is signed for one step before it is sent, so that whoever goes on after a crash goes on with it.
 *
 * @param step Names what can be done once only.
 * @param largestFee Wei; up to that, what no block takes is sent again for more.
 */
export function journalOf(query: Query, step: string, largestFee: bigint): Journal {
  return {
    patience: PATIENCE,
    largestFee,
    hint: "The service goes on with it by itself.",
    begun: () =>
      query<{ hash: Hash; nonce: number }>(
        "select hash, nonce from transactions where step = $1 order by place desc",
        [step],
      ),
    async keep(_call, { hash, nonce }) {
      await query(
        "insert into transactions (hash, step, nonce) values ($1, $2, $3) on conflict (hash) do nothing",
        [hash, step, nonce],
      );
    },
    sent() {},
    done() {},
    async forget(transactions) {
      for (const { hash } of transactions) await query("delete from transactions where hash = $1", [hash]);
    },
  };
}

/** Forgets what was sent for a step whose effect is final and noted. */
export async function closeStep(query: Query, step: string): Promise<void> {
  await query("delete from transactions where step = $1", [step]);
}

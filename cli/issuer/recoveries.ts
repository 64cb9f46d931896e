import { DecdpError } from "../../src/errors.ts";
import { describeTime } from "../campaign/describe.ts";
import type { Reader, Writer } from "../setting/state.ts";
import type { Holder } from "./issuers.ts";

/** A holder who lost the keys waits to be issued to under another commitment. */
export interface Recovery {
  readonly commitment: bigint;
  /** From when on; Unix seconds. */
  readonly notBefore: number;
}

/** The recovery of a holder; undefined if there is none under way. */
export function findRecovery(state: Reader, name: string, holder: string): Recovery | undefined {
  const query = "SELECT commitment, not_before FROM recoveries WHERE issuer_name = ? AND holder = ?";
  const row = state.first(query, name, holder);
  return row && { commitment: BigInt(row.commitment as string), notBefore: Number(row.not_before) };
}

/** Begins a recovery, in place of another one of the same holder. */
export function writeRecovery(writer: Writer, name: string, holder: string, recovery: Recovery): void {
  writer.change(
    "INSERT OR REPLACE INTO recoveries (issuer_name, holder, commitment, not_before) VALUES (?, ?, ?, ?)",
    ...[name, holder, `${recovery.commitment}`, recovery.notBefore],
  );
}

/** Ends a recovery: the holder was issued to, under the new commitment or under the first one after all. */
export function endRecovery(writer: Writer, name: string, holder: string): void {
  writer.change("DELETE FROM recoveries WHERE issuer_name = ? AND holder = ?", name, holder);
}

/**
 * A holder keeps the first commitment: one person must not answer twice. Throws `DecdpError` for another one, unless it
 * is the one that the holder recovers with and the delay is over.
 *
 * @param now Time of the latest block, Unix seconds.
 */
export function requirePinned(
  state: Reader,
  name: string,
  { before, commitment, now }: { readonly before: Holder; readonly commitment: bigint; readonly now: number },
): void {
  const { holder } = before;
  if (before.commitment === commitment) return;
  const recovery = findRecovery(state, name, holder);
  if (recovery?.commitment !== commitment) {
    throw new DecdpError(`${name} knows "${holder}" under another commitment.`, {
      hint: `One customer with two commitments could answer twice. Ask for the commitment of the customer's first keys; if they are lost: npx decdp issuer recover ${name} --holder ${holder}`,
    });
  }
  if (recovery.notBefore <= now) return;
  throw new DecdpError(
    `"${holder}" may have a card for the new keys from ${describeTime(recovery.notBefore)} on.`,
    {
      details: { holder, notBefore: recovery.notBefore, now },
      hint: "Before that, the customer could answer a campaign again that the lost keys have answered.",
    },
  );
}

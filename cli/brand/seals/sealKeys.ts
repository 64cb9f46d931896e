import type { Address } from "viem";
import { createSealKey, OPEN_SEAL_KEY } from "../../../src/answer/sealing.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { Context } from "../../setting/context.ts";
import type { Reader, Writer } from "../../setting/state.ts";

/** Whose seal key it is, and of which campaign and period. */
export interface SealKeyPlace {
  readonly scope: bigint;
  readonly subject: Address;
}

/** The key that hides a customer's segment in a scope; made when it is first asked for. */
export async function sealKeyFor({ state }: Context, scope: bigint, subject: Address): Promise<bigint> {
  return state.transaction((writer) => {
    const kept = findSealKey(writer, { scope, subject });
    if (kept !== undefined) return kept;
    const made = createSealKey();
    writer.change(
      "INSERT INTO seal_keys (scope, subject, seal_key) VALUES (?, ?, ?)",
      ...[`${scope}`, subject.toLowerCase(), `${made}`],
    );
    return made;
  });
}

/** The key under which a customer sealed an answer. Throws `DecdpError` if the brand gave none. */
export function keptSealKey(
  { state }: Context,
  { isSealed, ...place }: SealKeyPlace & { readonly isSealed: boolean },
): bigint {
  if (!isSealed) return OPEN_SEAL_KEY;
  const kept = findSealKey(state, place);
  if (kept !== undefined) return kept;
  throw new DecdpError(`You gave ${place.subject} no seal key for this period.`, {
    hint: "Make one with: npx decdp brand seal; the customer has to prove again with it.",
  });
}

/** Where there are keys of these scopes, or of one subject; never the keys themselves. */
export function sealKeysOf(
  state: Reader,
  { scopes, subject }: { readonly scopes?: ReadonlySet<bigint>; readonly subject?: Address },
): SealKeyPlace[] {
  return state
    .all("SELECT scope, subject FROM seal_keys ORDER BY scope, subject")
    .map((row) => ({ scope: BigInt(row.scope as string), subject: row.subject as Address }))
    .filter((place) => scopes?.has(place.scope) ?? true)
    .filter((place) => subject === undefined || place.subject === subject.toLowerCase());
}

/**
 * Destroys a key: without it nobody reads on chain what it sealed. The database overwrites what it deletes. Returns how
 * many keys there were, 0 or 1.
 */
export function forgetSealKey(writer: Writer, { scope, subject }: SealKeyPlace): number {
  return writer.change(
    "DELETE FROM seal_keys WHERE scope = ? AND subject = ?",
    `${scope}`,
    subject.toLowerCase(),
  );
}

function findSealKey(state: Reader, { scope, subject }: SealKeyPlace): bigint | undefined {
  const query = "SELECT seal_key FROM seal_keys WHERE scope = ? AND subject = ?";
  const row = state.first(query, `${scope}`, subject.toLowerCase());
  return row && BigInt(row.seal_key as string);
}

import type { Address } from "viem";
import { createSealKey, OPEN_SEAL_KEY } from "../../src/answer/sealing.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Context } from "../setting/context.ts";
import type { Reader, Writer } from "../setting/state.ts";

/** The key that hides a customer's segment in a scope; made when it is first asked for. */
export async function sealKeyFor({ state }: Context, scope: bigint, subject: Address): Promise<bigint> {
  return state.transaction((writer) => {
    const kept = findSealKey(writer, scope, subject);
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
  {
    isSealed,
    scope,
    subject,
  }: { readonly isSealed: boolean; readonly scope: bigint; readonly subject: Address },
): bigint {
  if (!isSealed) return OPEN_SEAL_KEY;
  const kept = findSealKey(state, scope, subject);
  if (kept !== undefined) return kept;
  throw new DecdpError(`You gave ${subject} no seal key for this period.`, {
    hint: "Make one with: npx decdp brand seal; the customer has to prove again with it.",
  });
}

/** Destroys the key of an answer that may not be kept any more. */
export function forgetSealKey(writer: Writer, scope: bigint, subject: Address): void {
  writer.change("DELETE FROM seal_keys WHERE scope = ? AND subject = ?", `${scope}`, subject.toLowerCase());
}

function findSealKey(state: Reader, scope: bigint, subject: Address): bigint | undefined {
  const query = "SELECT seal_key FROM seal_keys WHERE scope = ? AND subject = ?";
  const row = state.first(query, `${scope}`, subject.toLowerCase());
  return row && BigInt(row.seal_key as string);
}

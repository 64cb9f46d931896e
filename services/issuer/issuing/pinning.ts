import type { Query } from "../../shared/database/database.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Leaf } from "../store/leaves.ts";
import { findRecovery } from "../store/recoveries.ts";

/** To whom an account at the source wants to be issued to. */
interface Wanted {
  /** The tree that the permission names. */
  readonly issuer: bigint;
  /** Keyed digest. */
  readonly commitment: string;
  /** Unix seconds. */
  readonly now: number;
}

/** The account at the source is known under another commitment, and no recovery is over. */
export class PinnedError extends RequestRefusedError {
  constructor(message: string, hint: string) {
    super("Pinned", message, { hint });
  }
}

/** An account keeps its tree. Throws `RequestRefusedError` for a permission that names another one. */
export function requireTree(held: Pick<Leaf, "issuer">, issuer: bigint): void {
  if (held.issuer === issuer) return;
  throw new RequestRefusedError("OtherTree", `The card of this account is of issuer ${held.issuer}.`, {
    details: { issuer: held.issuer },
    hint: `Make a commitment to issuer ${held.issuer} and sign another permission.`,
  });
}

/**
 * An account keeps its first commitment, and its tree: one person must not answer twice. Throws `RequestRefusedError` for
 * another one, unless it is the one that the account recovers with and the delay is over.
 */
export async function requirePinned(query: Query, held: Leaf, wanted: Wanted): Promise<void> {
  requireTree(held, wanted.issuer);
  if (held.commitment === wanted.commitment) return;
  const recovery = await findRecovery(query, held.name, held.account);
  if (recovery?.commitment !== wanted.commitment) {
    throw new PinnedError(
      "This account has a card for other keys.",
      "Use the first keys; if they are lost, ask for a recovery with the new ones.",
    );
  }
  if (recovery.notBefore <= wanted.now) return;
  throw new PinnedError(
    `This account may have a card for the new keys from ${new Date(recovery.notBefore * 1000).toISOString()} on.`,
    "Before that, the lost keys could answer a campaign that the new ones answer again.",
  );
}

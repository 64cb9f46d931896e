import type { Address, Hex } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** The key that hides one customer's segment in one scope. */
export interface KeptSealKey {
  readonly scope: bigint;
  readonly subject: Address;
  readonly campaign: bigint;
  readonly terms: Hex;
  /** Of the one answer that it is for. */
  readonly nullifier: bigint;
  /** Encrypted under the service's secret. */
  readonly sealed: string;
  /** From when on it opens nothing that may be kept, Unix seconds. */
  readonly forgetAt: number;
}

/** Whose seal key it is, and of which campaign and period. */
export type SealKeyPlace = Pick<KeptSealKey, "scope" | "subject">;

/**
 * The key at a place: the given one if there was none. Undefined if the one that is there was made for another answer: a
 * subject gives one in a scope.
 */
export async function sealKeyAt(query: Query, made: KeptSealKey): Promise<string | undefined> {
  const { scope, subject, campaign, terms, nullifier, sealed, forgetAt } = made;
  const [row] = await query<{ sealed: string; nullifier: string }>(
    `insert into seal_keys (scope, subject, campaign, terms, nullifier, sealed, forget_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (scope, subject) do update set forget_at = greatest(seal_keys.forget_at, excluded.forget_at)
      returning sealed, nullifier`,
    [`${scope}`, subject.toLowerCase(), `${campaign}`, terms.toLowerCase(), `${nullifier}`, sealed, forgetAt],
  );
  return row?.nullifier === `${nullifier}` ? row.sealed : undefined;
}

/** The keys at places, encrypted, by scope and subject (`placeKey`). */
export async function findSealKeys(
  query: Query,
  places: readonly SealKeyPlace[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const rows = await query<{ scope: string; subject: Address; sealed: string }>(
    `select scope, subject, sealed from seal_keys
      where (scope, subject) in (select * from unnest($1::text[], $2::text[]))`,
    [places.map(({ scope }) => `${scope}`), places.map(({ subject }) => subject.toLowerCase())],
  );
  return new Map(
    rows.map((row) => [placeKey({ scope: BigInt(row.scope), subject: row.subject }), row.sealed]),
  );
}

export function placeKey({ scope, subject }: SealKeyPlace): string {
  return `${scope} ${subject.toLowerCase()}`;
}

/** Keeps a key for as long as the answer that it opens. */
export async function keepSealKey(query: Query, place: SealKeyPlace, forgetAt: number): Promise<void> {
  await query("update seal_keys set forget_at = greatest(forget_at, $3) where scope = $1 and subject = $2", [
    `${place.scope}`,
    place.subject.toLowerCase(),
    forgetAt,
  ]);
}

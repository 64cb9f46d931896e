import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** Keeps the digest of a nonce by whose signature a subject proves to be this customer; for once, until it expires. */
export async function addNonce(
  query: Query,
  {
    nonce,
    customerId,
    expiresAt,
  }: { readonly nonce: string; readonly customerId: string; readonly expiresAt: number },
): Promise<void> {
  await query("insert into nonces (nonce, customer_id, expires_at) values ($1, $2, $3)", [
    nonce,
    customerId,
    expiresAt,
  ]);
}

/**
 * Uses a nonce up for a subject, and returns the customer that it was made for: undefined if there is none, it has
 * expired, or another subject has used it. The same subject may repeat it.
 */
export async function takeNonce(
  query: Query,
  nonce: string,
  subject: Address,
  now: number,
): Promise<string | undefined> {
  const [row] = await query<{ customer_id: string }>(
    `update nonces set subject = $2
      where nonce = $1 and expires_at > $3 and (subject is null or subject = $2) returning customer_id`,
    [nonce, subject.toLowerCase(), now],
  );
  return row?.customer_id;
}

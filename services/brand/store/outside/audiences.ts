import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** A customer of whom a segment may be used. */
export interface Member {
  readonly subject: Address;
  readonly nullifier: bigint;
  /** Encrypted. */
  readonly name: string;
}

/** Whose answers to look for. */
export interface AudienceKey {
  readonly campaign: bigint;
  readonly segment: number;
  /** The subject after which to go on; "" for the first. */
  readonly after: string;
  /** Unix seconds. */
  readonly now: number;
  readonly most: number;
}

/** Customers whose newest answer is this segment, under a live consent, in the order of their subjects. */
export async function membersOf(
  query: Query,
  { campaign, segment, after, now, most }: AudienceKey,
): Promise<Member[]> {
  const rows = await query<{ subject: Address; nullifier: string; sealed: string }>(
    `select answers.subject, answers.nullifier, names.sealed from answers
      join consents on consents.subject = answers.subject and consents.terms = answers.terms
      join customers on customers.subject = answers.subject
      join names on names.customer_id = customers.customer_id
      where answers.campaign = $1 and answers.segment = $2 and answers.subject > $3
        and answers.expiry > $4 and consents.until > $4 and consents.signed_at > consents.withdrawn_at
        and not exists (
          select from answers as newer where newer.subject = answers.subject
            and newer.campaign = answers.campaign and newer.valid_at > answers.valid_at
        )
      order by answers.subject limit $5`,
    [`${campaign}`, segment, after, now, most],
  );
  return rows.map(({ subject, nullifier, sealed }) => {
    return { subject, nullifier: BigInt(nullifier), name: sealed };
  });
}

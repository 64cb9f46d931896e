import { type Proportion, proportionOf } from "../insights/proportion.ts";
import type { ConsentRecord } from "../lightRecordEncoding.ts";
import { isLive } from "../recordRules.ts";

/** How many customers a brand may address under some terms. */
export interface PermissionCoverage {
  readonly customers: number;
  /** With a consent that is live. */
  readonly permitted: number;
  /** That had one which ran out: they may be asked again. */
  readonly expired: number;
  /** That withdrew: they are left alone. */
  readonly withdrawn: number;
  readonly share: Proportion;
}

/**
 * @param consents For each customer, the consent to the terms in question; undefined for one who never gave any.
 * @param now Unix seconds.
 */
export function permissionCoverage(
  consents: readonly (ConsentRecord | undefined)[],
  now: number,
): PermissionCoverage {
  const given = consents.filter(
    (consent) => consent !== undefined && consent.signedAt > 0,
  ) as ConsentRecord[];
  return coverageOf({
    customers: consents.length,
    given: given.length,
    permitted: given.filter((consent) => isLive(consent, now)).length,
    withdrawn: given.filter(({ signedAt, withdrawnAt }) => withdrawnAt >= signedAt).length,
  });
}

/** The same from counts, as a database has them. @param counts `given` are those who ever consented. */
export function coverageOf({
  customers,
  given,
  permitted,
  withdrawn,
}: Record<"customers" | "given" | "permitted" | "withdrawn", number>): PermissionCoverage {
  const expired = given - permitted - withdrawn;
  return { customers, permitted, expired, withdrawn, share: proportionOf(permitted, customers) };
}

import type { Address } from "viem";
import { brandKey, UNPROVEN } from "./brandDomain.ts";

/** Something by which a brand can be known again. */
export interface BrandTrace {
  /** The domain that the brand had proven; undefined if none. */
  readonly brand: string | undefined;
  /** The account that asked, if it was kept. */
  readonly account?: Address | undefined;
}

/**
 * The traces of one brand: those of its registered domain and of its account, and of every domain and account that these
 * lead to. A domain and an account belong together only where each has named the other, so nobody can be counted as a
 * brand that does not want it. Brands that have proven no domain are one, and lead nowhere.
 */
export function tracesOf<Trace extends BrandTrace>(own: BrandTrace, all: readonly Trace[]): Trace[] {
  const keyOf = createKeys();
  const keys = new Set<string>();
  const accounts = new Set<string>();
  const follow = ({ brand, account }: BrandTrace) => {
    keys.add(keyOf(brand));
    if (brand !== undefined && account !== undefined) accounts.add(account.toLowerCase());
  };
  const belongs = ({ brand, account }: BrandTrace) =>
    keys.has(keyOf(brand)) ||
    (brand !== undefined && account !== undefined && accounts.has(account.toLowerCase()));
  follow(own);
  for (let found: Trace[] = []; ; ) {
    const more = all.filter(belongs);
    if (more.length === found.length) return found;
    found = more;
    for (const trace of found) follow(trace);
  }
}

/** `brandKey`, worked out once for each domain. */
function createKeys() {
  const known = new Map<string | undefined, string>([[undefined, UNPROVEN]]);
  return (brand: string | undefined) => {
    const key = known.get(brand) ?? brandKey(brand);
    known.set(brand, key);
    return key;
  };
}

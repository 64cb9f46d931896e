/** @jsxImportSource preact */
import { Screen } from "../../shared/parts/Screen.tsx";
import type { BrandOnChain } from "../auditor/account.ts";
import { words } from "../session.ts";

/** All brands of the chain. What they call themselves is compared once somebody looks at their account. */
export function Brands({ brands }: { readonly brands: readonly BrandOnChain[] }) {
  return (
    <Screen title={words.brandsTitle}>
      <p>{brands.length === 0 ? words.noBrands : words.brandsLead}</p>
      <ul class="cards">
        {brands.map(({ brand, claims, campaigns }) => (
          <li class="sheet" key={brand}>
            <div>
              <p>
                <strong>{claims === undefined ? words.claimsNothing : words.claims(claims)}</strong>
              </p>
              <p class="quiet">{words.campaignsCount(campaigns)}</p>
              <code>{brand}</code>
            </div>
            <a class="button" href={`#/${brand}`} aria-label={`${words.more}: ${claims ?? brand}`}>
              {words.more}
            </a>
          </li>
        ))}
      </ul>
    </Screen>
  );
}

/** @jsxImportSource preact */
import { useEffect } from "preact/hooks";
import type { Address } from "viem";
import { route } from "../shared/parts/route.ts";
import { BrandScreen } from "./screens/BrandScreen.tsx";
import { Brands } from "./screens/Brands.tsx";
import { CampaignScreen } from "./screens/CampaignScreen.tsx";
import { Checking } from "./screens/Checking.tsx";
import { Troubled } from "./screens/Troubled.tsx";
import { account, brands, place, show, trouble, words } from "./session.ts";

/** The whole page. */
export function App() {
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="bar">
        <span class="name">{words.product}</span>
        {(brands.value?.length ?? 0) > 1 && (
          <nav>
            <a href="#/">{words.allBrands}</a>
          </nav>
        )}
      </header>
      <Content />
    </>
  );
}

/** By the address: nothing or `all` for the list, a brand's account, a brand's account and one of its campaigns. */
function Content() {
  const [given = "", campaign] = route.value;
  const brand = /^0x[0-9a-fA-F]{40}$/.test(given) ? (given as Address) : undefined;
  useEffect(() => {
    if (place.value !== undefined) show(brand);
  }, [brand]);
  if (trouble.value !== undefined) return <Troubled trouble={trouble.value} />;
  const one = account.value;
  const isWanted = one !== undefined && (brand === undefined || isSame(one.brand, brand));
  if (isWanted) {
    const opened = one.campaigns.find((known) => `${known.campaign}` === campaign);
    return opened === undefined ? (
      <BrandScreen account={one} />
    ) : (
      <CampaignScreen account={one} campaign={opened} key={campaign} />
    );
  }
  const isList = brand === undefined && brands.value !== undefined && brands.value.length !== 1;
  return isList ? <Brands brands={brands.value!} /> : <Checking />;
}

function isSame(left: Address, right: Address): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

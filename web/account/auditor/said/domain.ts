import { type Address, isAddressEqual } from "viem";
import { readBrandFile } from "../../../../src/agent/request/brandFile.ts";
import type { PublicNetwork } from "../../../../src/format/record/publicNetwork.ts";
import type { Said } from "../account.ts";
import { askBrand } from "./asked.ts";

/** Whether the domain that a brand claims names the brand's account on this chain. */
export async function compareDomain(
  network: PublicNetwork,
  brand: Address,
  domain: string | undefined,
): Promise<Said> {
  const { place, text, why } = await askBrand(network, domain, "decdp.json");
  const said = { what: "domain", place } as const;
  if (text === undefined) return { ...said, standing: "notChecked", why };
  try {
    const file = readBrandFile(text);
    const { chainId } = network.deployment;
    const isNamed = file.accounts.some(
      (one) => one.chainId === chainId && isAddressEqual(one.account, brand),
    );
    const differing = [...(file.domain === domain ? [] : ["domain"]), ...(isNamed ? [] : ["accounts"])];
    return differing.length === 0
      ? { ...said, standing: "agreed" }
      : { ...said, standing: "differing", differing };
  } catch {
    return { ...said, standing: "notChecked", why: "malformed" };
  }
}

import type { Address } from "viem";
import type { House } from "../../../../src/brand/office/house.ts";
import { recipeBrand } from "../recipeBrand.ts";

/** The office of the brand that cooks by recipes. */
export function officeHouse(token: Address, vault = "1", decimals = 18): House {
  return {
    brand: recipeBrand,
    token: { address: token, symbol: "MP", decimals },
    issuers: [{ name: "Fjord Vault", source: "vault", numbers: [vault] }],
  };
}

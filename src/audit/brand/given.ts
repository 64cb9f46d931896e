import type { Address } from "viem";
import { DecdpError } from "../../errors.ts";
import type { CampaignsPlace } from "../../format/reading/place.ts";
import { isSame } from "../checks/same.ts";
import { type Facts, openingOf } from "../facts/facts.ts";

/**
 * Throws `DecdpError` unless what a brand gave is of the audited chain, contract and brand: compared with another one,
 * everything would seem to be wrong.
 *
 * @param name What was given, such as "The use log".
 */
export function requireSamePlace(
  facts: Facts,
  given: CampaignsPlace & { readonly brand: Address },
  name: string,
): void {
  const { chainId, campaigns } = facts;
  const { brand } = openingOf(facts);
  const problem =
    given.chainId !== chainId
      ? `chain ${given.chainId}, and the audit of chain ${chainId}`
      : !isSame(given.campaigns, campaigns)
        ? `the contract ${given.campaigns}, and the audit of ${campaigns}`
        : !isSame(given.brand, brand)
          ? `the brand ${given.brand}, and the audit of ${brand}`
          : undefined;
  if (problem === undefined) return;
  throw new DecdpError(`${name} is of ${problem}.`, {
    details: { given: { ...place(given), brand: given.brand }, audited: { chainId, campaigns, brand } },
    hint: "Name the right file, or the network and campaign that it belongs to.",
  });
}

function place({ chainId, campaigns }: CampaignsPlace): CampaignsPlace {
  return { chainId, campaigns };
}

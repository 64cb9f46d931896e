import type { OfficerPlace } from "../../../src/brand/office/officer.ts";
import type { Office } from "../office/office.ts";

/** Who signs, for whom, and where. */
export function placeOf({ house, client, deployment, officers, now }: Office): OfficerPlace {
  return {
    brand: { name: house.brand.party.name, account: client.account.address },
    ...{ chainId: deployment.chainId, campaigns: deployment.campaigns, officers, now: now() },
  };
}

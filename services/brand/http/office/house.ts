import type { Request } from "../../../shared/http/replies.ts";
import { readFunds } from "../../office/funds.ts";
import type { Office } from "../../office/office.ts";

/** Who the brand is, and what its account can pay with; amounts are decimal strings. */
export async function getHouse(office: Office, context: Request) {
  const { house, deployment, client, policy } = office;
  const { tokens, gas, gasPrice } = await readFunds(office);
  return context.json({
    house,
    ...{ domain: policy.domain, account: client.account.address, chainId: deployment.chainId },
    ...{ campaigns: deployment.campaigns, consentRegistry: deployment.consentRegistry },
    funds: { tokens: `${tokens}`, gas: `${gas}`, gasPrice: `${gasPrice}` },
  });
}

import { getBlock } from "viem/actions";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { ServiceClient } from "./connectChain.ts";
import type { Database } from "./database/database.ts";
import { ServiceError } from "./serviceError.ts";

/**
 * Throws `ServiceError` if the database belongs to another chain, such as a local one that began anew under the same
 * number: its nonces, receipts and answers mean nothing here. A database that belongs to none belongs to this one from
 * now on. The table is `chain (genesis text, campaigns text)`.
 */
export async function requireSameChain(
  {
    client,
    deployment,
  }: { readonly client: ServiceClient; readonly deployment: Pick<Deployment, "campaigns"> },
  { query }: Pick<Database, "query">,
): Promise<void> {
  const { hash: genesis } = await getBlock(client, { blockNumber: 0n });
  const campaigns = deployment.campaigns.toLowerCase();
  const [known] = await query<{ genesis: string; campaigns: string }>(
    "select genesis, campaigns from chain limit 1",
  );
  if (known === undefined) {
    await query("insert into chain (genesis, campaigns) values ($1, $2)", [genesis, campaigns]);
    return;
  }
  if (known.genesis === genesis && known.campaigns === campaigns) return;
  throw new ServiceError(
    `The database belongs to the contract ${known.campaigns} on the chain that began with block ${known.genesis}, not to ${campaigns} on the chain that began with ${genesis}.`,
    { hint: "Name the right node and contract, or take a new --database for this chain." },
  );
}

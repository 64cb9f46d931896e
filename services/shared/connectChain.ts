import {
  type Account,
  type Address,
  type Chain,
  type Client,
  createWalletClient,
  defineChain,
  http,
  type Transport,
} from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { getChainId } from "viem/actions";
import type { Deployment } from "../../src/chain/deployment.ts";
import { readDeployment } from "../../src/chain/requireDeployment.ts";
import { ServiceError } from "./serviceError.ts";

/** A client that reads, signs and sends for a service's one account. */
export type ServiceClient = Client<Transport, Chain, Account & { type: "local" }>;

/**
 * Connects a service to the chain where a contract `Campaigns` is: the other contracts and the chain's number come
 * from that contract and its node. Throws `ServiceError`.
 */
export async function connectChain(
  { rpc, campaigns }: { readonly rpc: string; readonly campaigns: Address },
  account: PrivateKeyAccount,
): Promise<{ readonly client: ServiceClient; readonly deployment: Deployment }> {
  const transport = http(rpc, { batch: true, timeout: 30_000 });
  try {
    const chainId = await getChainId(createWalletClient({ transport }));
    const chain = defineChain({
      id: chainId,
      name: `chain ${chainId}`,
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [rpc] } },
    });
    const client = createWalletClient({ account, chain, transport });
    const deployment = await readDeployment(client, campaigns);
    return { client, deployment };
  } catch (error) {
    // The path of a node's address can be a secret.
    const message = `${new URL(rpc).host} is no node, or ${campaigns} is not the contract Campaigns there.`;
    const [reason] = (error as Error).message.split("\n");
    throw new ServiceError(message, { hint: `Check --rpc and --campaigns (${reason}).` });
  }
}

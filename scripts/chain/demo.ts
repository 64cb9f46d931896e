import { parseEther } from "viem";
import { addIssuer } from "../../cli/issuer/issuers.ts";
import { type Network, writeNetwork } from "../../cli/network/networks.ts";
import type { State } from "../../cli/setting/state.ts";
import deploymentModule from "../../ignition/modules/DeCDP.ts";
import loyaltyTokenModule from "../../ignition/modules/LoyaltyToken.ts";
import { registerIssuer } from "../../src/chain/actions/issuer.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { Node } from "./node.ts";

/** Tokens that the brand has at the start. */
export const BUDGET = "1000000";

const demoIssuers = [
  { name: "vault", kind: "DataVault" },
  { name: "bank", kind: "BankAccount" },
  { name: "brand", kind: "Brand" },
] as const;

/** Deploys protocol and token, registers the demo issuers, and keeps the addresses in the state. */
export async function setUpDemo(
  { connection, url }: Pick<Node, "connection" | "url">,
  state: State,
): Promise<Network> {
  const { viem, ignition } = connection;
  const [brand, , issuerAccount] = await viem.getWalletClients();
  const contracts = await ignition.deploy(deploymentModule);
  const { loyaltyToken } = await ignition.deploy(loyaltyTokenModule);
  const deployment: Deployment = {
    chainId: await (await viem.getPublicClient()).getChainId(),
    issuerRegistry: contracts.issuerRegistry.address,
    consentRegistry: contracts.consentRegistry.address,
    campaigns: contracts.campaigns.address,
    relay: contracts.relay.address,
    verifier: contracts.verifier.address,
  };
  await loyaltyToken.write.mint([brand!.account.address, parseEther(BUDGET)], { account: brand!.account });
  for (const { name, kind } of demoIssuers) {
    const { issuer } = await registerIssuer(issuerAccount!, deployment, {
      kind,
      minimumInterval: 60,
      grace: 3600,
      metadataUri: `https://${name}.example/decdp.json`,
    });
    await state.transaction((writer) => addIssuer(writer, { name, issuer, kind }));
  }
  const network: Network = { rpc: url, deployment, token: loyaltyToken.address, firstBlock: 0n };
  // Written last, so that an interrupted set-up starts over.
  await state.transaction((writer) => writeNetwork(writer, network));
  return network;
}

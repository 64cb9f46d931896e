import { parseEther } from "viem";
import { type NetworkFile, writeIssuer, writeNetwork } from "../../cli/setting/state.ts";
import deploymentModule from "../../ignition/modules/DeCDP.ts";
import loyaltyTokenModule from "../../ignition/modules/LoyaltyToken.ts";
import { registerIssuer } from "../../src/chain/actions/issuer.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { Node } from "./node.ts";

/** What the brand has to give away at the start. */
export const BUDGET = "1000000";

const demoIssuers = [
  { name: "vault", kind: "DataVault" },
  { name: "bank", kind: "BankAccount" },
  { name: "brand", kind: "Brand" },
] as const;

/** Deploys protocol and token, registers the demo issuers, and writes the addresses to the state folder. */
export async function setUpDemo({ connection, url }: Node, folder: string): Promise<NetworkFile> {
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
    writeIssuer(folder, { name, issuer, kind, holders: [] });
  }
  const network: NetworkFile = { rpc: url, deployment, token: loyaltyToken.address, firstBlock: 0n };
  // Last, so that a set-up that broke off is begun anew.
  writeNetwork(folder, network);
  return network;
}

import { network, tasks } from "hardhat";
import deployment from "../../ignition/modules/DeCDP.ts";
import loyaltyTokenModule from "../../ignition/modules/LoyaltyToken.ts";
import type { Deployment } from "../../src/chain/deployment.ts";

/** The day on which every simulation starts. */
const FIRST_DAY = "2026-01-12T08:30:00Z";

export type Chain = Awaited<ReturnType<typeof startChain>>;

/** A chain in this process with the contracts, and an account for everybody who pays gas. */
export async function startChain() {
  await tasks.getTask("build").run({ noTests: true, quiet: true });
  const connection = await network.create({ network: "default", override: { initialDate: FIRST_DAY } });
  const { viem, ignition } = connection;
  const reader = await viem.getPublicClient();
  const [brand, settler, vault, bank, engagement, relayer] = await viem.getWalletClients();
  const contracts = await ignition.deploy(deployment);
  const { loyaltyToken: token } = await ignition.deploy(loyaltyTokenModule, {
    parameters: { LoyaltyToken: { name: "Meridian Points", symbol: "MP", brand: brand!.account.address } },
  });
  const addresses: Deployment = {
    chainId: await reader.getChainId(),
    issuerRegistry: contracts.issuerRegistry.address,
    consentRegistry: contracts.consentRegistry.address,
    campaigns: contracts.campaigns.address,
    relay: contracts.relay.address,
    verifier: contracts.verifier.address,
  };
  return {
    reader,
    addresses,
    token,
    brand: brand!,
    settler: settler!,
    relayer: relayer!,
    issuerAccounts: { vault: vault!, bank: bank!, engagement: engagement! },
    /** Unix time of the latest block in seconds. */
    now: async () => Number((await reader.getBlock()).timestamp),
    /** Lets time pass, in seconds. */
    wait: (seconds: number) => connection.networkHelpers.time.increase(seconds),
    close: () => connection.close(),
  };
}

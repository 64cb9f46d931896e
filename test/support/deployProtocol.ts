import { network } from "hardhat";
import { createWalletClient, custom } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import decdpModule from "../../ignition/modules/DeCDP.ts";
import loyaltyTokenModule from "../../ignition/modules/LoyaltyToken.ts";
import type { Deployment } from "../../src/chain/deployment.ts";

/**
 * A fresh chain in this process, with the contracts on it and clients of funded accounts; `brand` owns the token.
 * Blocks are at least a second apart, so that the chain's clock runs ahead under quick tests: it starts an hour
 * behind, so that the latest block is earlier than this machine's clock, as on a real chain.
 *
 * @param options.throwOnTransactionFailures False: a transaction that reverts leaves a receipt, as on a real chain.
 */
export async function deployProtocol(options: { throwOnTransactionFailures?: boolean } = {}) {
  const initialDate = new Date(Date.now() - 3_600_000);
  const connection = await network.create({ network: "default", override: { ...options, initialDate } });
  const { viem, ignition, networkHelpers, provider } = connection;
  const publicClient = await viem.getPublicClient();
  const [brand, issuer, settler, relayer, other] = await viem.getWalletClients();
  const contracts = await ignition.deploy(decdpModule);
  const { loyaltyToken } = await ignition.deploy(loyaltyTokenModule);
  const deployment: Deployment = {
    chainId: await publicClient.getChainId(),
    issuerRegistry: contracts.issuerRegistry.address,
    consentRegistry: contracts.consentRegistry.address,
    campaigns: contracts.campaigns.address,
    relay: contracts.relay.address,
    verifier: contracts.verifier.address,
  };
  return {
    connection,
    contracts,
    deployment,
    loyaltyToken,
    time: networkHelpers.time,
    publicClient,
    brand: brand!,
    issuer: issuer!,
    settler: settler!,
    relayer: relayer!,
    other: other!,
    /** A client of a new account without funds, such as a subject. */
    createSubject: () =>
      createWalletClient({
        account: privateKeyToAccount(generatePrivateKey()),
        chain: publicClient.chain,
        transport: custom(provider),
        pollingInterval: 50,
      }),
  };
}

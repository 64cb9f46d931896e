import { rmSync } from "node:fs";
import { createPublicClient, type Hex, http } from "viem";
import { fromRoot, root } from "../../services/shared/paths.ts";
import { explained } from "../../src/chain/transact.ts";
import { DecdpError } from "../../src/errors.ts";
import { answerKey } from "../../src/generated/answerKey.ts";
import type { Network } from "./networks.ts";

export interface TokenNames {
  readonly name: string;
  readonly symbol: string;
}

const LOCAL_CHAIN = 31337;

export async function readChainId(rpc: string): Promise<number> {
  return explained(() => createPublicClient({ transport: http(rpc) }).getChainId());
}

/**
 * Throws `DecdpError` if anybody could forge proofs on this chain. The contract refuses that as well, but later, and
 * Ignition does not know its error by name.
 */
export function requireKeyFor(chainId: number): void {
  if (!answerKey.development || chainId === LOCAL_CHAIN) return;
  throw new DecdpError(`The key of this release is for development: it is refused on chain ${chainId}.`, {
    details: { chainId },
    hint: `Anybody can forge proofs for it, so it is for chain ${LOCAL_CHAIN} only: take a key from a ceremony (docs/ceremony.md).`,
  });
}

/** Deploys protocol and token with Ignition, which goes on where a deployment broke off. */
export async function deployProtocol(
  rpc: string,
  network: string,
  key: Hex,
  token: TokenNames,
): Promise<Network> {
  const hardhat = await loadHardhat();
  const deploymentId = `decdp-${network}`;
  const connection = await hardhat.network.create({
    network: "localhost",
    override: { url: rpc, accounts: [key] },
  });
  const reader = await connection.viem.getPublicClient();
  const chainId = await reader.getChainId();
  const journal = fromRoot("ignition/deployments", deploymentId);
  // A local chain may have begun anew since.
  if (chainId === LOCAL_CHAIN) rmSync(journal, { recursive: true, force: true });
  const firstBlock = await reader.getBlockNumber();
  const { contracts, loyaltyToken } = await ignite(connection, token, deploymentId);
  if (chainId === LOCAL_CHAIN) rmSync(journal, { recursive: true, force: true });
  await connection.close();
  const { issuerRegistry, consentRegistry, campaigns, relay, verifier } = contracts;
  return {
    rpc,
    deployment: {
      chainId,
      issuerRegistry: issuerRegistry.address,
      consentRegistry: consentRegistry.address,
      campaigns: campaigns.address,
      relay: relay.address,
      verifier: verifier.address,
    },
    token: loyaltyToken.address,
    firstBlock,
  };
}

/** Deploys to a chain in this process that has the other's number, and counts. */
export async function rehearse(
  chainId: number,
  token: TokenNames,
): Promise<{ readonly transactions: number; readonly gas: bigint }> {
  const hardhat = await loadHardhat();
  const connection = await hardhat.network.create({ network: "default", override: { chainId } });
  const reader = await connection.viem.getPublicClient();
  await ignite(connection, token);
  const last = await reader.getBlockNumber();
  let transactions = 0;
  let gas = 0n;
  for (let blockNumber = 1n; blockNumber <= last; blockNumber++) {
    const block = await reader.getBlock({ blockNumber });
    transactions += block.transactions.length;
    gas += block.gasUsed;
  }
  await connection.close();
  return { transactions, gas };
}

type Hardhat = Awaited<ReturnType<typeof loadHardhat>>;
type Connection = Awaited<ReturnType<Hardhat["network"]["create"]>>;

async function loadHardhat() {
  // Hardhat looks for its configuration in the working directory.
  process.chdir(root);
  const { network, tasks } = await import("hardhat");
  await tasks.getTask("build").run({ noTests: true, quiet: true });
  const { default: protocol } = await import("../../ignition/modules/DeCDP.ts");
  const { default: tokenModule } = await import("../../ignition/modules/LoyaltyToken.ts");
  return { network, protocol, tokenModule };
}

async function ignite({ ignition }: Connection, token: TokenNames, deploymentId?: string) {
  const { protocol, tokenModule } = await loadHardhat();
  const options = deploymentId === undefined ? {} : { deploymentId };
  try {
    const contracts = await ignition.deploy(protocol, options);
    const parameters = { LoyaltyToken: { ...token } };
    const { loyaltyToken } = await ignition.deploy(tokenModule, { ...options, parameters });
    return { contracts, loyaltyToken };
  } catch (cause) {
    const { message } = cause as Error;
    throw new DecdpError(`The deployment failed: ${message}.`, {
      cause,
      hint: "Check the account's funds, and run it again: it goes on where it broke off.",
    });
  }
}

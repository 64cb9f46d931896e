import { network } from "hardhat";
import { createWalletClient, custom, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { LifeChain } from "./life.ts";

/** A Monday morning, Unix seconds: a life always begins at the same time, so that its receipts are always the same. */
export const BEGIN = Date.UTC(2026, 2, 2, 9) / 1000;

/** A fresh chain in this process with a `ConsentRegistry`, and nothing about it that differs from run to run. */
export async function startLifeChain() {
  const { viem, networkHelpers, provider, close } = await network.create({
    network: "default",
    override: { initialDate: new Date((BEGIN - 86_400) * 1000) },
  });
  const reader = await viem.getPublicClient();
  const [brand, relayer] = await viem.getWalletClients();
  const registry = await viem.deployContract("ConsentRegistry");
  const subject = createWalletClient({
    account: privateKeyToAccount(`0x${"5a".repeat(32)}`),
    chain: reader.chain,
    transport: custom(provider),
    pollingInterval: 50,
  });
  const deployment = {
    chainId: await reader.getChainId(),
    consentRegistry: registry.address,
    issuerRegistry: zeroAddress,
    campaigns: zeroAddress,
    relay: zeroAddress,
    verifier: zeroAddress,
  };
  const chain: LifeChain = {
    deployment,
    reader,
    brand: brand!,
    relayer: relayer!,
    subject,
    // Whatever is simulated before it is sent runs at the time of the latest block.
    setNextTime: async (seconds) => {
      await networkHelpers.time.increaseTo(seconds - 1);
      await networkHelpers.time.setNextBlockTimestamp(seconds);
    },
  };
  return { ...chain, provider, close };
}

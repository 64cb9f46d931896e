import path from "node:path";
import { type Address, createWalletClient, defineChain, http, toHex } from "viem";
import { mnemonicToAccount, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import deploymentModule from "../../ignition/modules/DeCDP.ts";
import loyaltyTokenModule from "../../ignition/modules/LoyaltyToken.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import { openJournal } from "../chain/journal.ts";
import { startNode } from "../chain/node.ts";
import { CURRENCY } from "./brand.ts";

/** The accounts of every local chain of Hardhat, which the whole world can spend from. */
const MNEMONIC = "test test test test test test test test test test test junk";
/** Milliseconds between blocks without transactions: cards are listed by the chain's clock, which blocks move. */
const BLOCKS = 2000;
/** Seconds by which the clock is behind at first: lists of cards can be published a minute apart without waiting for it. */
const BEHIND = 1800;
const BUDGET = 10n ** 24n;

/** An account of the chain that has funds. */
export function fundedAccount(index: number): PrivateKeyAccount {
  return privateKeyToAccount(
    toHex(mnemonicToAccount(MNEMONIC, { addressIndex: index }).getHdKey().privateKey!),
  );
}

export type DemoChain = Awaited<ReturnType<typeof startDemoChain>>;

/** A new chain on this machine, with the protocol and a token of which the brand has plenty. It ends with this process. */
export async function startDemoChain({ folder, port }: { readonly folder: string; readonly port: number }) {
  const journal = openJournal(path.join(folder, "chain.jsonl"));
  const initialDate = new Date(Date.now() - BEHIND * 1000).toISOString();
  const node = await startNode({ ...journal, beginning: { initialDate } }, port);
  const { viem, ignition, provider, networkHelpers } = node.connection;
  const brand = fundedAccount(0);
  const contracts = await ignition.deploy(deploymentModule);
  const parameters = { LoyaltyToken: { name: "Meridian Points", symbol: CURRENCY, brand: brand.address } };
  const { loyaltyToken } = await ignition.deploy(loyaltyTokenModule, { parameters });
  const chainId = await (await viem.getPublicClient()).getChainId();
  const deployment: Deployment = {
    chainId,
    issuerRegistry: contracts.issuerRegistry.address,
    consentRegistry: contracts.consentRegistry.address,
    campaigns: contracts.campaigns.address,
    relay: contracts.relay.address,
    verifier: contracts.verifier.address,
  };
  await loyaltyToken.write.mint([brand.address, BUDGET], { account: brand.address });
  await provider.request({ method: "evm_setIntervalMining", params: [BLOCKS] });
  const chain = defineChain({
    id: chainId,
    name: "demo",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [node.url] } },
  });
  const options = { chain, transport: http(node.url), pollingInterval: 50 };
  return {
    url: node.url,
    deployment,
    token: loyaltyToken.address as Address,
    /** Signs and sends for an account. */
    clientOf: (account: PrivateKeyAccount) => createWalletClient({ account, ...options }),
    /** Time of the latest block, Unix seconds. */
    now: () => networkHelpers.time.latest(),
    /** Lets so many seconds pass on the chain. */
    pass: (seconds: number) => networkHelpers.time.increase(seconds),
    /** From now on the chain's clock is this machine's. */
    async catchUp() {
      const behind = Math.floor(Date.now() / 1000) - (await networkHelpers.time.latest());
      if (behind > 1) await networkHelpers.time.increase(behind);
    },
    close: node.close,
  };
}

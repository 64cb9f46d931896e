import { existsSync } from "node:fs";
import { type Account, createPublicClient, createWalletClient, defineChain, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { ReadingClient, SigningClient } from "../../src/chain/transact.ts";
import { explained } from "../../src/chain/transact.ts";
import { UsageError } from "../input/usageError.ts";
import { withoutSending } from "./dryRun.ts";
import { keyOf, type Role } from "./roles.ts";
import { isLocal } from "./silentNode.ts";
import { type NetworkFile, networkFile, networkFolder, readNetwork, stateFolder } from "./state.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly network: string;
  readonly rpc?: string;
  readonly state?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** What commands work with. */
export interface Context {
  /** The network's folder in the state. */
  readonly folder: string;
  readonly network: NetworkFile;
  readonly deployment: Deployment;
  readonly reader: ReadingClient;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** A client that sends from a role's account; in a dry run it throws instead of sending. */
  clientOf(role: Role): SigningClient;
  /** A client that signs with an account of its own, such as a subject. */
  clientFor(account: Account): SigningClient;
  /** The latest block's time, Unix seconds. */
  now(): Promise<number>;
}

/** Throws `UsageError` for a network that is not in the state folder. */
export function createContext(options: GlobalOptions): Context {
  const state = stateFolder(options.state);
  const folder = networkFolder(state, options.network);
  if (!existsSync(networkFile(folder))) {
    throw new UsageError(`There is no network "${options.network}" in ${state}.`, {
      hint:
        options.network === "local"
          ? "Start one in another terminal: npm run chain"
          : `Deploy to it: npx decdp deploy --network ${options.network} --rpc URL`,
    });
  }
  const network = readNetwork(folder);
  const rpc = options.rpc ?? network.rpc;
  const { deployment } = network;
  const chain = defineChain({
    id: deployment.chainId,
    name: options.network,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpc] } },
  });
  const connection = { chain, transport: http(rpc), pollingInterval: isLocal(rpc) ? 100 : 2000 } as const;
  const reader = createPublicClient(connection);
  const dryRun = options.dryRun ?? false;
  const clientFor = (account: Account) => createWalletClient({ ...connection, account });
  return {
    folder,
    network,
    deployment,
    reader,
    dryRun,
    json: options.json ?? false,
    clientFor,
    clientOf(role) {
      const client = clientFor(privateKeyToAccount(keyOf(role, folder, deployment.chainId)));
      return dryRun ? withoutSending(client) : client;
    },
    now: async () => Number((await explained(() => reader.getBlock())).timestamp),
  };
}

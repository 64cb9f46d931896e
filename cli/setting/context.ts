import { type Account, createPublicClient, createWalletClient, defineChain, type Transport } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { EventProgress } from "../../src/chain/eventRange.ts";
import { blockTime } from "../../src/chain/signingTime.ts";
import type { ReadingClient, SigningClient } from "../../src/chain/transact.ts";
import type { Terminal } from "../input/terminal.ts";
import { UsageError } from "../input/usageError.ts";
import { type Network, readNetwork } from "../network/networks.ts";
import { withoutSending } from "./dryRun.ts";
import { showingProgress } from "./progress.ts";
import { onRightChain } from "./rightChain.ts";
import { type Environment, keyOf, type Role } from "./roles.ts";
import { isLocal } from "./silentNode.ts";
import { hasState, networkFolder, openState, type State, stateFolder } from "./state.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly network: string;
  readonly rpc?: string;
  readonly state?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** What surrounds the command line: the process, or a test. */
export interface Surroundings {
  readonly environment: Environment;
  readonly terminal: Terminal;
  /** The way to a node, by its address. */
  connect(rpc: string): Transport;
}

/** What commands work with. */
export interface Context {
  readonly environment: Environment;
  /** Prints nothing where the outcome is for programs. */
  readonly terminal: Terminal;
  readonly state: State;
  /** The network's folder in the state. */
  readonly folder: string;
  readonly network: Network;
  readonly deployment: Deployment;
  readonly reader: ReadingClient;
  readonly dryRun: boolean;
  /** Shows how far a long search has come, unless the outcome is for programs. */
  readonly onProgress: (progress: EventProgress) => void;
  /** A client that sends from a role's account; in a dry run it throws instead of sending. */
  clientOf(role: Role): SigningClient;
  /** A client that signs with an account of its own, such as a subject. */
  clientFor(account: Account): SigningClient;
  /** The latest block's time, Unix seconds; throws `DecdpError` if it is more than an hour from the own clock. */
  now(): Promise<number>;
}

/** Opens the state; whoever asked for the context closes it. Throws `UsageError` for a network that is not there. */
export function createContext(options: GlobalOptions, surroundings: Surroundings): Context {
  const { environment, terminal } = surroundings;
  const { state, network } = openNetwork(options, environment);
  const { folder } = state;
  const { deployment } = network;
  const rpc = options.rpc ?? network.rpc;
  const chain = defineChain({
    id: deployment.chainId,
    name: options.network,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpc] } },
  });
  const transport = onRightChain(surroundings.connect(rpc), network, { name: options.network, folder });
  const connection = { chain, transport, pollingInterval: isLocal(rpc) ? 100 : 2000 } as const;
  const reader = createPublicClient(connection);
  const dryRun = options.dryRun ?? false;
  const clientFor = (account: Account) => createWalletClient({ ...connection, account });
  return {
    environment,
    terminal: options.json ? { ...terminal, print: () => {} } : terminal,
    state,
    folder,
    network,
    deployment,
    reader,
    dryRun,
    onProgress: options.json ? () => {} : showingProgress(terminal),
    clientFor,
    clientOf(role) {
      const key = keyOf(role, folder, deployment.chainId, environment);
      const client = clientFor(privateKeyToAccount(key));
      return dryRun ? withoutSending(client) : client;
    },
    now: () => blockTime(reader, deployment),
  };
}

function openNetwork(options: GlobalOptions, environment: Environment): { state: State; network: Network } {
  const place = stateFolder(options.state, environment);
  const folder = networkFolder(place, options.network);
  const state = hasState(folder) ? openState(folder) : undefined;
  const network = state && readNetwork(state);
  if (state !== undefined && network !== undefined) return { state, network };
  state?.close();
  throw new UsageError(`There is no network "${options.network}" in ${place}.`, {
    hint:
      options.network === "local"
        ? "Start one in another terminal: npm run chain"
        : `Deploy to it (npx decdp deploy --network ${options.network} --rpc URL), or name its addresses (npx decdp network add FILE --network ${options.network}).`,
  });
}

import { type Account, createPublicClient, createWalletClient, defineChain, type Transport } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { ContractCall } from "../../src/chain/calls/call.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { EventProgress } from "../../src/chain/eventRange.ts";
import { blockTime } from "../../src/chain/signingTime.ts";
import type { ReadingClient, SigningClient } from "../../src/chain/transact.ts";
import type { Terminal } from "../input/terminal.ts";
import { UsageError } from "../input/usageError.ts";
import { type Network, readNetwork } from "../network/networks.ts";
import { withoutSending } from "./dryRun.ts";
import { type CommandJournal, commandJournal, withoutKeeping } from "./journal.ts";
import { showingProgress } from "./progress.ts";
import { onRightChain } from "./rightChain.ts";
import { type Environment, keyOf, type Role } from "./roles.ts";
import { isLocal } from "./silentNode.ts";
import { hasState, networkFolder, openState, type State, stateFolder } from "./state.ts";

/** Seconds that a command waits until its transaction is in a block. */
export const USUAL_TIMEOUT = 180;

/** Options that every command takes. */
export interface GlobalOptions {
  readonly network: string;
  readonly rpc?: string;
  readonly state?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  /** Most seconds to wait until a transaction is in a block. */
  readonly timeout?: number;
  /** The most to offer for gas, wei, in place of what an earlier run sent and no block took. */
  readonly speedUp?: bigint;
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
  /** What the command sends. */
  readonly journal: CommandJournal;
  /**
   * A client that sends from a role's account and goes on with what an earlier run began; in a dry run it throws
   * instead of sending.
   *
   * @param step Names what the next transaction is for, where its bytes differ from run to run; it must be something
   * that can be done once only.
   */
  clientOf(role: Role, step?: string): SigningClient;
  /** Whether an earlier run sent a role's step or call, or was about to, and did not come to its end. */
  hasBegun(role: Role, step: string | ContractCall): boolean;
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
  const { json = false, timeout = USUAL_TIMEOUT, speedUp } = options;
  const journal = commandJournal(state, terminal, { timeout, speedUp, json });
  const clientFor = (account: Account) => createWalletClient({ ...connection, account });
  const accountOf = (role: Role) => privateKeyToAccount(keyOf(role, folder, deployment.chainId, environment));
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
    journal,
    hasBegun: (role, step) => journal.hasBegun(accountOf(role).address, step),
    clientOf(role, step) {
      const client = clientFor(accountOf(role));
      const { address } = client.account;
      const kept = journal.of(address, step);
      if (!dryRun) return { ...client, journal: kept };
      return { ...withoutSending(client), journal: withoutKeeping(kept, address) };
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

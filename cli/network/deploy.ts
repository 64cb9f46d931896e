import { createPublicClient, createWalletClient, defineChain } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { explained } from "../../src/chain/transact.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome, Work } from "../run.ts";
import { type GlobalOptions, type Surroundings, USUAL_TIMEOUT } from "../setting/context.ts";
import { type CommandJournal, commandJournal } from "../setting/journal.ts";
import { keyOf } from "../setting/roles.ts";
import { isLocal } from "../setting/silentNode.ts";
import { hasState, networkFolder, openState, type State, stateFile, stateFolder } from "../setting/state.ts";
import { requireNoNetwork, writeNetwork } from "./networks.ts";

export interface DeployOptions extends GlobalOptions {
  readonly tokenName: string;
  readonly tokenSymbol: string;
}

/**
 * Deploys the protocol and a token, and keeps the addresses; goes on where an earlier run broke off. Throws `UsageError`
 * for a network that is there.
 */
export function deployNetwork(surroundings: Surroundings, options: DeployOptions): Work {
  let state: State | undefined;
  let journal: CommandJournal | undefined;
  const run = async (): Promise<Outcome> => {
    const { environment, terminal, connect } = surroundings;
    const { network: name, rpc, dryRun = false, json = false, timeout = USUAL_TIMEOUT } = options;
    const folder = networkFolder(stateFolder(options.state, environment), name);
    // Hardhat takes a second to load; no other command needs it.
    const { DEPLOYING, deployProtocol, rehearse, requireKeyFor } = await import("./deployProtocol.ts");
    const isBegun = hasBegun(folder, DEPLOYING);
    if (!isBegun) requireNoNetwork(folder, name);
    if (rpc === undefined) throw new UsageError("Where to?", { hint: "Name a node: --rpc URL" });
    const connection = { transport: connect(rpc), pollingInterval: isLocal(rpc) ? 100 : 2000 } as const;
    const reader = createPublicClient(connection);
    const id = await explained(() => reader.getChainId());
    requireKeyFor(id);
    const account = privateKeyToAccount(keyOf("brand", folder, id, environment));
    const token = { name: options.tokenName, symbol: options.tokenSymbol };
    if (dryRun || !isBegun) {
      // What the contracts refuse is refused here, before anything is paid.
      const { transactions, gas } = await rehearse(id, token);
      const from = account.address;
      const said = `Dry run, nothing was sent. It would deploy to chain ${id} from ${from} in ${transactions} transactions, about ${gas} gas.`;
      if (dryRun) return { data: { dryRun, chainId: id, from, transactions, gas }, lines: [said] };
    }
    // A state that cannot be kept is found out before anything is paid, too.
    state = openState(folder);
    const kept = commandJournal(state, terminal, { timeout, json });
    journal = kept;
    const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
    const chain = defineChain({ id, name, nativeCurrency, rpcUrls: { default: { http: [rpc] } } });
    const client = createWalletClient({ ...connection, account, chain });
    const clientFor = (step: string) => ({ ...client, journal: kept.of(account.address, step) });
    const network = { rpc, ...(await deployProtocol(reader, clientFor, token)) };
    await state.transaction((writer) => writeNetwork(writer, network));
    return {
      data: network,
      lines: [
        `Deployed to chain ${id}. The addresses are in ${stateFile(folder)}; others take them from: npx decdp network show --network ${name} --json`,
      ],
    };
  };
  return {
    run,
    get transactions() {
      return journal?.transactions ?? [];
    },
    forget: async () => journal?.close(),
    close: () => state?.close(),
  };
}

/** Whether an earlier run deployed something and did not come to its end. */
function hasBegun(folder: string, step: string): boolean {
  if (!hasState(folder)) return false;
  const state = openState(folder);
  try {
    const query = "SELECT 1 FROM begun_transactions WHERE substr(step, 1, length(?1)) = ?1";
    return state.first(query, `${step} `) !== undefined;
  } finally {
    state.close();
  }
}

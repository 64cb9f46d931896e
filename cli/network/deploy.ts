import { privateKeyToAccount } from "viem/accounts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import type { GlobalOptions, Surroundings } from "../setting/context.ts";
import { keyOf } from "../setting/roles.ts";
import { networkFolder, openState, stateFile, stateFolder } from "../setting/state.ts";
import { requireNoNetwork, writeNetwork } from "./networks.ts";

export interface DeployOptions extends GlobalOptions {
  readonly tokenName: string;
  readonly tokenSymbol: string;
}

/** Deploys the protocol and a token, and keeps the addresses. Throws `UsageError` for a network that is there. */
export async function deployNetwork({ environment }: Surroundings, options: DeployOptions): Promise<Outcome> {
  const { network: name, rpc, dryRun = false, tokenName, tokenSymbol } = options;
  const folder = networkFolder(stateFolder(options.state, environment), name);
  requireNoNetwork(folder, name);
  if (rpc === undefined) throw new UsageError("Where to?", { hint: "Name a node: --rpc URL" });
  // Hardhat takes a second to load; no other command needs it.
  const { deployProtocol, readChainId, rehearse, requireKeyFor } = await import("./deployProtocol.ts");
  const chainId = await readChainId(rpc);
  requireKeyFor(chainId);
  const key = keyOf("brand", folder, chainId, environment);
  const from = privateKeyToAccount(key).address;
  const token = { name: tokenName, symbol: tokenSymbol };
  // What the contracts refuse is refused here, before anything is paid.
  const { transactions, gas } = await rehearse(chainId, token);
  if (dryRun) {
    return {
      data: { dryRun, chainId, from, transactions, gas },
      lines: [
        `Dry run, nothing was sent. It would deploy to chain ${chainId} from ${from} in ${transactions} transactions, about ${gas} gas.`,
      ],
    };
  }
  // A state that cannot be kept is found out before anything is paid, too.
  const state = openState(folder);
  try {
    const deployed = await deployProtocol(rpc, name, key, token);
    await state.transaction((writer) => writeNetwork(writer, deployed));
    return {
      data: deployed,
      lines: [
        `Deployed to chain ${chainId}. The addresses are in ${stateFile(folder)}; others take them from: npx decdp network show --network ${name} --json`,
      ],
    };
  } finally {
    state.close();
  }
}

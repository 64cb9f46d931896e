import { type Address, createPublicClient } from "viem";
import { blockTime } from "../../src/chain/signingTime.ts";
import type { ReadingClient } from "../../src/chain/transact.ts";
import { UsageError } from "../input/usageError.ts";
import { readNetwork } from "../network/networks.ts";
import type { GlobalOptions, Surroundings } from "../setting/context.ts";
import { hasState, networkFolder, openState, stateFolder } from "../setting/state.ts";

/** What a receipt is verified against. */
export interface ReceiptNode {
  readonly client: ReadingClient;
  /** The registry of the network in the state, if there is one. */
  readonly registry: Address | undefined;
  /** Its campaigns, by which dossiers are told from those of contracts that somebody made up. */
  readonly campaigns: Address | undefined;
  /** Unix seconds. */
  readonly now: number;
}

/**
 * The node to verify against: the one of `--rpc`, or the network's own. Works where no network is set up, so that whoever
 * gets a receipt needs nothing but it and a node. Throws `UsageError` if there is neither.
 */
export async function receiptNode(
  options: GlobalOptions,
  { environment, connect }: Surroundings,
): Promise<ReceiptNode> {
  const folder = networkFolder(stateFolder(options.state, environment), options.network);
  const state = hasState(folder) ? openState(folder) : undefined;
  const network = state && readNetwork(state);
  state?.close();
  const rpc = options.rpc ?? network?.rpc;
  if (rpc === undefined) {
    throw new UsageError("Only a node can tell what is on chain.", {
      hint: "Name one of the receipt's chain: --rpc URL",
    });
  }
  const client = createPublicClient({ transport: connect(rpc) });
  const chainId = await client.getChainId();
  const isSame = network?.deployment.chainId === chainId;
  return {
    client,
    registry: isSame ? network?.deployment.consentRegistry : undefined,
    campaigns: isSame ? network?.deployment.campaigns : undefined,
    now: await blockTime(client, { chainId }),
  };
}

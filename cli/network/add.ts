import type { Address } from "viem";
import { createPublicClient } from "viem";
import { readDeployment, requireContract } from "../../src/chain/requireDeployment.ts";
import { readJson } from "../input/files.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import type { GlobalOptions, Surroundings } from "../setting/context.ts";
import { networkFolder, openState, stateFolder } from "../setting/state.ts";
import { type Network, networkShape, requireNoNetwork, writeNetwork } from "./networks.ts";

/** Where the addresses of a network come from: a file, or the contract that names the others. */
export interface Addition extends GlobalOptions {
  readonly file?: string | undefined;
  /** The contract `Campaigns`, wherever and with whatever it was deployed. */
  readonly campaigns?: Address;
  /** An ERC-20 in which the brand pays. */
  readonly token?: Address;
  /** The block of the deployment, or one before it. */
  readonly firstBlock?: bigint;
}

/** Keeps the addresses of a network that is deployed already. Throws `UsageError` for one that is there. */
export async function addNetwork(surroundings: Surroundings, given: Addition): Promise<Outcome> {
  const { network: name } = given;
  const folder = networkFolder(stateFolder(given.state, surroundings.environment), name);
  requireNoNetwork(folder, name);
  const network = await networkFrom(surroundings, given);
  const state = openState(folder);
  try {
    await state.transaction((writer) => writeNetwork(writer, network));
  } finally {
    state.close();
  }
  return { data: network, lines: [`The network "${name}" is on chain ${network.deployment.chainId}.`] };
}

async function networkFrom({ connect }: Surroundings, given: Addition): Promise<Network> {
  const { file, rpc, campaigns, token, firstBlock = 0n } = given;
  if (file !== undefined && campaigns === undefined) {
    const network = readJson(file, networkShape);
    return rpc === undefined ? network : { ...network, rpc };
  }
  if (file !== undefined || campaigns === undefined || rpc === undefined) {
    throw new UsageError("Which network?", {
      hint: "Name its file; or its contract Campaigns and a node: --campaigns ADDRESS --rpc URL",
    });
  }
  const client = createPublicClient({ transport: connect(rpc) });
  const deployment = await readDeployment(client, campaigns);
  if (token !== undefined) await requireContract(client, deployment, token);
  return { rpc, deployment, ...(token && { token }), firstBlock };
}

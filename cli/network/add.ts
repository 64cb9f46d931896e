import { readJson } from "../input/files.ts";
import type { Outcome } from "../run.ts";
import type { GlobalOptions, Surroundings } from "../setting/context.ts";
import { networkFolder, openState, stateFolder } from "../setting/state.ts";
import { networkShape, requireNoNetwork, writeNetwork } from "./networks.ts";

/** Keeps the addresses of a network that somebody else has deployed. Throws `UsageError` for one that is there. */
export async function addNetwork(
  { environment }: Surroundings,
  { network: name, rpc, state: place, file }: GlobalOptions & { readonly file: string },
): Promise<Outcome> {
  const folder = networkFolder(stateFolder(place, environment), name);
  const given = readJson(file, networkShape);
  const network = rpc === undefined ? given : { ...given, rpc };
  requireNoNetwork(folder, name);
  const state = openState(folder);
  try {
    await state.transaction((writer) => writeNetwork(writer, network));
  } finally {
    state.close();
  }
  return { data: network, lines: [`The network "${name}" is on chain ${network.deployment.chainId}.`] };
}

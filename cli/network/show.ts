import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";

/** A network's addresses; as JSON they are the file that others add. The rest of a node's address is often a key. */
export async function showNetwork({ network }: Context): Promise<Outcome> {
  const { rpc, deployment, token } = network;
  const { origin } = new URL(rpc);
  const { chainId, ...contracts } = deployment;
  const addresses = Object.entries({ ...contracts, ...(token && { token }) });
  return {
    data: { ...network, rpc: origin },
    lines: [
      `Chain ${chainId} at ${origin}`,
      ...addresses.map(([name, address]) => `  ${name.padEnd(18)}${address}`),
    ],
  };
}

import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";

/** A network's addresses; as JSON they are the file that others add. */
export async function showNetwork({ network }: Context): Promise<Outcome> {
  const { rpc, deployment, token } = network;
  const { chainId, ...contracts } = deployment;
  const addresses = Object.entries({ ...contracts, ...(token && { token }) });
  return {
    data: network,
    lines: [
      `Chain ${chainId} at ${rpc}`,
      ...addresses.map(([name, address]) => `  ${name.padEnd(18)}${address}`),
    ],
  };
}

import { createClient, type Transport } from "viem";
import { requireDeployment } from "../../src/chain/requireDeployment.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Network } from "../network/networks.ts";

/** Where a command finds its network, for messages. */
export interface Place {
  /** The network's name and its folder in the state. */
  readonly name: string;
  readonly folder: string;
}

/**
 * A way to a node that is looked at before the first request: on another chain, or one that began anew, every campaign
 * and every reward would seem never to have been. Commands that need no node ask nothing.
 */
export function onRightChain(transport: Transport, network: Network, place: Place): Transport {
  let check: Promise<void> | undefined;
  return (options) => {
    const way = transport(options);
    return {
      ...way,
      async request(...call) {
        check ??= requireNetwork(transport, network, place);
        await check.catch((cause: Error) => {
          // viem takes `details` of an error for text, so that it must not see those of this one.
          throw new Error(cause.message, { cause });
        });
        return way.request(...call);
      },
    } as ReturnType<Transport>;
  };
}

async function requireNetwork(transport: Transport, { deployment }: Network, { name, folder }: Place) {
  try {
    await requireDeployment(createClient({ transport }), deployment);
  } catch (error) {
    if (!(error instanceof DecdpError)) throw error;
    const { shortMessage, details, cause } = error;
    const anew =
      name === "local" ? "begin chain and state anew (npm run chain -- --fresh)" : "correct its addresses";
    throw new DecdpError(shortMessage, {
      details: { ...details, network: name, folder },
      hint: `The addresses are those of the network "${name}" in ${folder}: use a node of its chain (--rpc), or ${anew}.`,
      // Whoever is told that a node did not answer is told which one.
      cause: cause ?? error,
    });
  }
}

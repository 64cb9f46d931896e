import type { Address } from "viem";
import { DecdpError } from "../errors.ts";

/** Addresses of the contracts on one chain. */
export interface Deployment {
  readonly chainId: number;
  readonly issuerRegistry: Address;
  readonly consentRegistry: Address;
  readonly campaigns: Address;
  /** Carries many customers' messages in one transaction, each on its own. */
  readonly relay: Address;
  readonly verifier: Address;
}

/** Public deployments by chain id. There are none until a production key exists. */
export const deployments: Readonly<Record<number, Deployment>> = {};

/** The public deployment on a chain. Throws `DecdpError` if there is none. */
export function deploymentOn(chainId: number): Deployment {
  const deployment = deployments[chainId];
  if (deployment === undefined) {
    throw new DecdpError(`DeCDP has no public deployment on chain ${chainId}.`, {
      details: { chainId, known: Object.keys(deployments).map(Number) },
      hint: "Give the addresses of your own deployment instead.",
    });
  }
  return deployment;
}

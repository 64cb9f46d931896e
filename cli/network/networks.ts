import type { Address } from "viem";
import * as z from "zod/v4";
import type { Deployment } from "../../src/chain/deployment.ts";
import { account, uint256 } from "../../src/format/reading/fields.ts";
import { UsageError } from "../input/usageError.ts";
import { hasState, openState, type Reader, stateFile, type Writer } from "../setting/state.ts";

/** Where one network's contracts are, as it is handed around. */
export const networkShape = z.strictObject({
  /** An http address of a node. */
  rpc: z.url({ protocol: /^https?$/, error: "must be an http address" }),
  deployment: z.strictObject({
    chainId: z.int().positive(),
    issuerRegistry: account,
    consentRegistry: account,
    campaigns: account,
    relay: account,
    verifier: account,
  }),
  /** An ERC-20 in which the brand pays. */
  token: account.optional(),
  /** Block from which events are looked for. */
  firstBlock: uint256,
});

export type Network = z.output<typeof networkShape>;

/** The network of a state; undefined before it is set up. */
export function readNetwork(state: Reader): Network | undefined {
  const row = state.first("SELECT * FROM network");
  if (row === undefined) return undefined;
  const deployment: Deployment = {
    chainId: row.chain_id as number,
    issuerRegistry: row.issuer_registry as Address,
    consentRegistry: row.consent_registry as Address,
    campaigns: row.campaigns as Address,
    relay: row.relay as Address,
    verifier: row.verifier as Address,
  };
  return {
    rpc: row.rpc as string,
    deployment,
    ...(row.token !== null && { token: row.token as Address }),
    firstBlock: BigInt(row.first_block as string),
  };
}

export function writeNetwork(writer: Writer, { rpc, deployment, token, firstBlock }: Network): void {
  const { chainId, issuerRegistry, consentRegistry, campaigns, relay, verifier } = deployment;
  writer.change(
    "INSERT OR REPLACE INTO network VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ...[
      rpc,
      chainId,
      issuerRegistry,
      consentRegistry,
      campaigns,
      relay,
      verifier,
      token ?? null,
      `${firstBlock}`,
    ],
  );
}

/** The network of a folder; undefined where there is none. */
export function networkIn(folder: string): Network | undefined {
  if (!hasState(folder)) return undefined;
  const state = openState(folder);
  try {
    return readNetwork(state);
  } finally {
    state.close();
  }
}

/** Throws `UsageError` if there is one: its keys and cards belong to it. */
export function requireNoNetwork(folder: string, name: string): void {
  if (networkIn(folder) === undefined) return;
  throw new UsageError(`There is a network "${name}" already, in ${stateFile(folder)}.`, {
    hint: "Choose another name with --network.",
  });
}

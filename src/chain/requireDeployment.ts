import type { Account, Address, Chain, Client, Transport } from "viem";
import { getChainId, getCode, readContract } from "viem/actions";
import { DecdpError } from "../errors.ts";
import { campaignsAbi } from "../generated/abis.ts";
import type { Deployment } from "./deployment.ts";
import { explainChainError } from "./errors.ts";

type AnyClient = Client<Transport, Chain | undefined, Account | undefined>;

/** Contracts that a client's node has shown, as chain and address; code does not go away. */
const seen = new WeakMap<AnyClient, Set<string>>();

/**
 * Throws `DecdpError`, with the address and the chain, unless the node is on the deployment's chain, each address has
 * a contract, and the contract `Campaigns` names the others. To an address without code a call succeeds and does
 * nothing, and there are no events: a wrong network would look like an empty one.
 */
export async function requireDeployment(client: AnyClient, deployment: Deployment): Promise<void> {
  const { chainId, campaigns: address, ...others } = deployment;
  await requireContract(client, deployment, address);
  await Promise.all(Object.values(others).map((other) => requireContract(client, deployment, other)));
  const names = ["issuerRegistry", "consentRegistry", "verifier", "relay"] as const;
  for (const name of names) {
    const named = await explain(readContract(client, { address, abi: campaignsAbi, functionName: name }));
    if (named.toLowerCase() === others[name].toLowerCase()) continue;
    throw new DecdpError(
      `The contract Campaigns at ${address} on chain ${chainId} belongs to the ${name} ${named}, not to ${others[name]}.`,
      { details: { chainId, campaigns: address, [name]: others[name], named }, hint: CHECK },
    );
  }
}

/** Throws `DecdpError` unless the node is on the chain of the contracts, and there is one at the address. */
export async function requireContract(
  client: AnyClient,
  { chainId: expected }: Pick<Deployment, "chainId">,
  address: Address,
): Promise<void> {
  // A wallet's own chain counts, too: it signs for that one.
  for (const chainId of [client.chain?.id ?? expected, await explain(getChainId(client))]) {
    if (chainId === expected) continue;
    throw new DecdpError(`The client is on chain ${chainId}, the contracts are on ${expected}.`, {
      details: { chainId, expected, address },
      hint: "Switch the wallet, or use a node of the other chain.",
    });
  }
  const known = seen.get(client) ?? new Set();
  const place = `${expected} ${address.toLowerCase()}`;
  if (known.has(place)) return;
  const code = await explain(getCode(client, { address }));
  if (code === undefined) {
    throw new DecdpError(`There is no contract at ${address} on chain ${expected}.`, {
      details: { chainId: expected, address },
      hint: CHECK,
    });
  }
  seen.set(client, known.add(place));
}

const CHECK = "Check the deployment's addresses, and whether the chain began anew since they were noted.";

async function explain<Result>(read: Promise<Result>): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    throw explainChainError(error);
  }
}

import type { Account, Address, Chain, Client, Transport } from "viem";
import { getChainId, getCode, readContract } from "viem/actions";
import { DecdpError } from "../errors.ts";
import { campaignsAbi } from "../generated/abis.ts";
import type { Deployment } from "./deployment.ts";
import { explainChainError, isNodeFailure } from "./errors.ts";

type AnyClient = Client<Transport, Chain | undefined, Account | undefined>;

/** Contracts that a client's node has shown, as chain and address; code does not go away. */
const seen = new WeakMap<AnyClient, Set<string>>();

/** What `Campaigns` says of the other contracts. */
const others = ["issuerRegistry", "consentRegistry", "verifier", "relay"] as const;

/**
 * A deployment by the address of its contract `Campaigns`, which names the others, and the chain of the client's node.
 * Throws `DecdpError` if there is no such contract.
 */
export async function readDeployment(client: AnyClient, campaigns: Address): Promise<Deployment> {
  const chainId = await explain(getChainId(client));
  await requireContract(client, { chainId }, campaigns);
  const named = others.map(async (name) => [name, await readOther(client, campaigns, name)] as const);
  return { chainId, campaigns, ...(Object.fromEntries(await Promise.all(named)) as Others) };
}

type Others = Pick<Deployment, (typeof others)[number]>;

/**
 * Throws `DecdpError`, with the address and the chain, unless the node is on the deployment's chain, each address has
 * a contract, and the contract `Campaigns` names the others. To an address without code a call succeeds and does
 * nothing, and there are no events: a wrong network would look like an empty one.
 */
export async function requireDeployment(client: AnyClient, deployment: Deployment): Promise<void> {
  const { chainId, campaigns } = deployment;
  for (const address of [campaigns, ...others.map((name) => deployment[name])]) {
    await requireContract(client, deployment, address);
  }
  const found = await readDeployment(client, campaigns);
  for (const name of others) {
    if (found[name].toLowerCase() === deployment[name].toLowerCase()) continue;
    throw new DecdpError(
      `The contract Campaigns at ${campaigns} on chain ${chainId} has the ${name} ${found[name]}, not ${deployment[name]}.`,
      { details: { chainId, campaigns, [name]: deployment[name], found: found[name] }, hint: CHECK },
    );
  }
}

/** Throws `DecdpError` unless the node is on the chain of the contracts, and there is one at the address. */
export async function requireContract(
  client: AnyClient,
  deployment: Pick<Deployment, "chainId">,
  address: Address,
): Promise<void> {
  await requireChain(client, deployment);
  const { chainId: expected } = deployment;
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

/** Throws `DecdpError` unless the client takes the chain for that of the contracts, and its wallet or node is on it. */
export async function requireChain(
  client: AnyClient,
  deployment: Pick<Deployment, "chainId">,
): Promise<void> {
  const { chainId: expected } = deployment;
  const isWallet = client.account?.type === "json-rpc";
  // A wallet's own chain counts, too: it signs for that one.
  for (const chainId of [client.chain?.id ?? expected, await explain(getChainId(client))]) {
    if (chainId === expected) continue;
    const name = chainName(client, deployment);
    throw new DecdpError(
      `The ${isWallet ? "wallet" : "client"} is on chain ${chainId}, the contracts are on ${name}.`,
      {
        details: { chainId, expected },
        hint: isWallet ? `Switch the wallet to ${name} and try again.` : `Use a node of ${name}.`,
      },
    );
  }
}

/** What people call the chain of a deployment: its number, with a name if the client knows one. */
export function chainName({ chain }: AnyClient, { chainId }: Pick<Deployment, "chainId">): string {
  return chain?.id === chainId ? `chain ${chainId} (${chain.name})` : `chain ${chainId}`;
}

const CHECK = "Check the deployment's addresses, and whether the chain began anew since they were noted.";

async function readOther(
  client: AnyClient,
  address: Address,
  name: (typeof others)[number],
): Promise<Address> {
  try {
    return await readContract(client, { address, abi: campaignsAbi, functionName: name });
  } catch (cause) {
    const explanation = explainChainError(cause);
    if (isNodeFailure(cause)) throw explanation;
    throw new DecdpError(
      `The contract at ${address} is not Campaigns of DeCDP: it does not name its ${name}.`,
      {
        details: { ...explanation.details, address },
        hint: CHECK,
        cause,
      },
    );
  }
}

async function explain<Result>(read: Promise<Result>): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    throw explainChainError(error);
  }
}

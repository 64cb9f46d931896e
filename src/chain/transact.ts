import type { Account, Address, Chain, Client, Hash, Log, TransactionReceipt, Transport } from "viem";
import { call, getChainId, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import { ContractRevertError, DecdpError } from "../errors.ts";
import type { ContractCall } from "./calls/call.ts";
import type { Deployment } from "./deployment.ts";
import { explainChainError } from "./errors.ts";

/** A client that can read: a `PublicClient`, or a `WalletClient` whose transport reaches a node. */
export type ReadingClient = Client<Transport, Chain | undefined, Account | undefined>;

/** A client that can read, sign and send: a `WalletClient` with an account. */
export type SigningClient = Client<Transport, Chain | undefined, Account>;

/** What every action that writes to the chain returns besides its result. */
export interface Sent {
  readonly hash: Hash;
  readonly gasUsed: bigint;
}

/**
 * Simulates a call, sends it, waits for its receipt, and returns the logs of the called contract. Throws `DecdpError`
 * or `AnswerRefusedError`: before sending if the simulation reverts or the client is on another chain, afterwards if
 * the transaction reverts or is cancelled.
 */
export async function transact(
  client: SigningClient,
  deployment: Deployment,
  { to, data }: ContractCall,
): Promise<Sent & { readonly logs: Log[] }> {
  const receipt = await explained(
    async () => {
      await requireChain(client, deployment);
      await call(client, { account: client.account, to, data });
      const { account, chain = null } = client;
      return waitFor(client, await sendTransaction(client, { account, chain, to, data }));
    },
    chainName(client, deployment),
  );
  const { transactionHash: hash, gasUsed } = receipt;
  if (receipt.status === "reverted") await failAsReverted(client, { to, data }, receipt);
  return { hash, gasUsed, logs: receipt.logs.filter(({ address }) => isSame(address, to)) };
}

/**
 * Runs something that uses the chain and explains its errors.
 *
 * @param chain What the chain is called, for errors of wallets that are on another one.
 */
export async function explained<Result>(run: () => Promise<Result>, chain?: string): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw explainChainError(error, chain);
  }
}

/** What people call the chain of a deployment: its number, with a name if the client knows one. */
export function chainName({ chain }: SigningClient, { chainId }: Pick<Deployment, "chainId">): string {
  return chain?.id === chainId ? `chain ${chainId} (${chain.name})` : `chain ${chainId}`;
}

/** The one event that a successful call must have emitted. */
export function requireEvent<Event>(events: readonly Event[], name: string): Event {
  const [event] = events;
  if (event !== undefined) return event;
  throw new DecdpError(`The transaction succeeded without the event ${name}.`, {
    hint: "Check that the deployment's addresses are those of DeCDP on this chain.",
  });
}

/**
 * Throws `DecdpError` unless the client is on the deployment's chain: a call to an address without code succeeds and
 * does nothing, so a wrong chain would go unnoticed. A wallet is asked, whatever chain the app takes it to be on.
 */
export async function requireChain(
  client: SigningClient,
  deployment: Pick<Deployment, "chainId">,
): Promise<void> {
  const isWallet = client.account.type === "json-rpc";
  const known = isWallet ? undefined : client.chain?.id;
  const chainId = known ?? (await getChainId(client));
  if (chainId === deployment.chainId) return;
  const name = chainName(client, deployment);
  throw new DecdpError(
    `The ${isWallet ? "wallet" : "client"} is on chain ${chainId}, the contracts are on ${name}.`,
    {
      details: { chainId, expected: deployment.chainId },
      hint: isWallet
        ? `Switch the wallet to ${name} and try again.`
        : "Give the client the contracts' chain, and a node of it.",
    },
  );
}

/** A wallet may replace a transaction with the same one at another price, or with something else. */
async function waitFor(client: SigningClient, hash: Hash): Promise<TransactionReceipt> {
  let replacement: "cancelled" | "replaced" | undefined;
  const receipt = await waitForTransactionReceipt(client, {
    hash,
    onReplaced: ({ reason }) => {
      if (reason !== "repriced") replacement = reason;
    },
  });
  if (replacement === undefined) return receipt;
  throw new DecdpError(`The transaction was ${replacement} in the wallet.`, {
    details: { hash, replacedBy: receipt.transactionHash },
    hint: "Nothing was done. Try again if that was not intended.",
  });
}

/** Something changed between simulation and block. A call in that block's state usually shows what. */
async function failAsReverted(
  client: SigningClient,
  { to, data }: ContractCall,
  receipt: TransactionReceipt,
) {
  const { blockNumber, transactionHash: hash } = receipt;
  await explained(() => call(client, { account: client.account, to, data, blockNumber }));
  throw new ContractRevertError("The transaction reverted.", {
    details: { hash, gasUsed: receipt.gasUsed },
    hint: "It succeeded in a simulation before and after. Try again with more gas.",
  });
}

function isSame(left: Address, right: Address): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

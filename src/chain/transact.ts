import type { Account, Address, Chain, Client, Hash, Log, TransactionReceipt, Transport } from "viem";
import { call, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import { ContractRevertError, DecdpError } from "../errors.ts";
import type { ContractCall } from "./calls/call.ts";
import type { Deployment } from "./deployment.ts";
import { explainChainError, findRevert } from "./errors.ts";
import { requireContract } from "./requireDeployment.ts";

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
 * or `AnswerRefusedError`: before sending if the simulation reverts, the client is on another chain or there is no
 * contract; afterwards if the transaction reverts or is cancelled.
 */
export async function transact(
  client: SigningClient,
  deployment: Deployment,
  { to, data }: ContractCall,
): Promise<Sent & { readonly logs: Log[] }> {
  const receipt = await explained(async () => {
    await requireContract(client, deployment, to);
    await call(client, { account: client.account, to, data });
    const { account, chain = null } = client;
    return waitFor(client, await sendTransaction(client, { account, chain, to, data }));
  });
  const { transactionHash: hash, gasUsed } = receipt;
  if (receipt.status === "reverted") await failAsReverted(client, { to, data }, receipt);
  return { hash, gasUsed, logs: receipt.logs.filter(({ address }) => isSame(address, to)) };
}

/** Runs something that uses the chain and explains its errors. */
export async function explained<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw explainChainError(error);
  }
}

/** The one event that a successful call must have emitted. */
export function requireEvent<Event>(events: readonly Event[], name: string): Event {
  const [event] = events;
  if (event !== undefined) return event;
  throw new DecdpError(`The transaction succeeded without the event ${name}.`, {
    hint: "Check that the deployment's addresses are those of DeCDP on this chain.",
  });
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
  try {
    await call(client, { account: client.account, to, data, blockNumber });
  } catch (error) {
    const revert = findRevert(error);
    if (revert !== undefined) throw revert;
    // Not every node has the state of that block: that it reverted is known all the same.
  }
  throw new ContractRevertError("The transaction reverted.", {
    details: { hash, gasUsed: receipt.gasUsed },
    hint: "A simulation before it succeeded, and none shows why it failed. Look it up by its hash, and try again with more gas.",
  });
}

function isSame(left: Address, right: Address): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

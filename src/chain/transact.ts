import type { Address, Hash, Log, TransactionReceipt } from "viem";
import { call, sendTransaction } from "viem/actions";
import { ContractRevertError, DecdpError } from "../errors.ts";
import type { ContractCall } from "./calls/call.ts";
import type { Deployment } from "./deployment.ts";
import { explainChainError, findRevert } from "./errors.ts";
import { chainName, requireContract } from "./requireDeployment.ts";
import { keeps, type ReadingClient, type SigningClient } from "./sending/clients.ts";
import { sendOnce, takeUp } from "./sending/sendOnce.ts";
import { waitFor } from "./sending/waitFor.ts";

export type { ReadingClient, SigningClient };

/** What every action that writes to the chain returns besides its result. */
export interface Sent {
  readonly hash: Hash;
  readonly gasUsed: bigint;
}

/**
 * Simulates a call, sends it, waits for its receipt, and returns the logs of the called contract; with a journal, goes
 * on with what an interrupted run began. Throws `DecdpError` or `AnswerRefusedError`: before sending if the simulation
 * reverts, the client is on another chain or there is no contract; afterwards if the transaction reverts or is
 * cancelled, or with its hash if it is not in a block in time.
 */
export async function transact(
  client: SigningClient,
  deployment: Deployment,
  { to, data }: ContractCall,
): Promise<Sent & { readonly logs: Log[] }> {
  const receipt = await explained(
    async () => {
      await requireContract(client, deployment, to);
      if (keeps(client)) return sendOnce(client, { to, data });
      await call(client, { account: client.account, to, data });
      const { account, chain = null } = client;
      return waitFor(client, await sendTransaction(client, { account, chain, to, data }));
    },
    chainName(client, deployment),
  );
  if (receipt.status === "reverted") await failAsReverted(client, { to, data }, receipt);
  return sentIn(receipt, to);
}

/** What an interrupted run sent for a call, once it is in a block; undefined if there is no journal or no such thing. */
export async function resumed(
  client: SigningClient,
  deployment: Deployment,
  contractCall: ContractCall,
): Promise<(Sent & { readonly logs: Log[] }) | undefined> {
  if (!keeps(client)) return undefined;
  await requireContract(client, deployment, contractCall.to);
  const { receipt } = await explained(() => takeUp(client, contractCall));
  return receipt && sentIn(receipt, contractCall.to);
}

function sentIn({ transactionHash: hash, gasUsed, logs }: TransactionReceipt, to: Address) {
  return { hash, gasUsed, logs: logs.filter(({ address }) => isSame(address, to)) };
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

/** The one event that a successful call must have emitted. */
export function requireEvent<Event>(events: readonly Event[], name: string): Event {
  const [event] = events;
  if (event !== undefined) return event;
  throw new DecdpError(`The transaction succeeded without the event ${name}.`, {
    hint: "Check that the deployment's addresses are those of DeCDP on this chain.",
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

import type { Hash, Transaction, TransactionReceipt } from "viem";
import {
  call,
  getTransaction,
  getTransactionCount,
  getTransactionReceipt,
  prepareTransactionRequest,
} from "viem/actions";
import { findCause } from "../../causes.ts";
import { DecdpError } from "../../errors.ts";
import { type KeepingClient, keeps, type ReadingClient, type SigningClient } from "./clients.ts";
import type { BegunTransaction, Sending } from "./journal.ts";
import { findNonceUse } from "./nonceUse.ts";
import { replace } from "./replace.ts";
import { sendSigned } from "./signedSending.ts";
import { waitFor } from "./waitFor.ts";

/** How often to look for a transaction whose nonce is used: nodes behind one address do not all know the same. */
const LOOKS = 6;

/**
 * Sends a call and waits for its receipt, or goes on with the transaction that an earlier run began for it: one in a
 * block is taken, a pending one is waited for, or replaced for a higher fee if the journal allows one, and one that no
 * node has is signed anew with the same nonce, so that at most one of them takes effect.
 */
export async function sendOnce(client: KeepingClient, sending: Sending): Promise<TransactionReceipt> {
  const { journal } = client;
  const { receipt: earlier, nonce } = await takeUp(client, sending);
  const receipt = earlier ?? (await send(client, sending, nonce));
  if (receipt.status === "success") journal.done(receipt.transactionHash);
  else await journal.forget(await journal.begun(sending));
  return receipt;
}

/**
 * Forgets what was begun for a call and is in a block: the chain shows that it did not do what is needed now. Returns its
 * hash, for whoever looked at the chain before it was in one.
 */
export async function forgetMined(client: SigningClient, sending: Sending): Promise<Hash | undefined> {
  if (!keeps(client)) return undefined;
  const begun = await client.journal.begun(sending);
  const receipt = await receiptOfOne(client, begun);
  if (receipt) await client.journal.forget(begun);
  return receipt?.transactionHash;
}

/** What an earlier run left: the receipt of what took effect, or else the nonce to sign with. */
interface Legacy {
  readonly receipt?: TransactionReceipt;
  readonly nonce?: number;
}

/** Finds out what came of what an earlier run began; forgets it if that was nothing and can be nothing any more. */
export async function takeUp(client: KeepingClient, sending: Sending): Promise<Legacy> {
  const { journal } = client;
  const begun = await journal.begun(sending);
  if (begun.length === 0) return {};
  const { nonce } = begun[0]!;
  let receipt = await receiptOfOne(client, begun);
  const pending = receipt ? undefined : await pendingOne(client, begun);
  if (pending !== undefined) {
    journal.sent(sending, pending.hash, true);
    receipt = await waitForOne(client, sending, await spedUp(client, sending, pending, nonce));
  }
  if (receipt === undefined) {
    if (await isFree(client, nonce)) return { nonce };
    receipt = await lookAgain(client, begun);
    if (receipt === undefined) await requireWithoutEffect(client, begun);
  }
  if (receipt?.status !== "success") {
    await journal.forget(begun);
    return {};
  }
  if (pending === undefined) journal.sent(sending, receipt.transactionHash, true);
  journal.done(receipt.transactionHash);
  return { receipt };
}

async function send(
  client: KeepingClient,
  sending: Sending,
  nonce: number | undefined,
): Promise<TransactionReceipt> {
  const { account, chain = null } = client;
  await call(client, { account, ...sending });
  const request = await prepareTransactionRequest(client, { account, chain, ...sending, nonce });
  return waitForOne(client, sending, await sendSigned(client, sending, request));
}

/** Waits for a transaction, or another one that was begun for the same call and took the nonce of both. */
async function waitForOne(client: KeepingClient, sending: Sending, hash: Hash): Promise<TransactionReceipt> {
  const { journal } = client;
  try {
    return await waitFor(client, hash, journal);
  } catch (error) {
    const receipt = await receiptOfOne(client, await journal.begun(sending));
    if (receipt !== undefined) return receipt;
    throw error;
  }
}

/** The hash to wait for: that of a pending transaction, or of one in its place where the journal allows a higher fee. */
async function spedUp(
  client: KeepingClient,
  sending: Sending,
  pending: Transaction,
  nonce: number,
): Promise<Hash> {
  const { largestFee } = client.journal;
  if (largestFee === undefined || pending.blockNumber !== null) return pending.hash;
  try {
    return await replace(client, sending, { pending, nonce, largestFee });
  } catch (error) {
    // A block may have taken it while the other one was made.
    if (await receiptOfOne(client, [pending])) return pending.hash;
    throw error;
  }
}

/**
 * Throws `DecdpError` unless another transaction used the nonce of what was begun: a node that keeps a receipt to itself
 * does not make a transaction undone.
 */
async function requireWithoutEffect(
  client: KeepingClient,
  begun: readonly BegunTransaction[],
): Promise<void> {
  const { address } = client.account;
  const { nonce, hash } = begun[0]!;
  const use = await findNonceUse(client, address, nonce);
  if (use === "long ago") return;
  if (use !== "unknown" && !begun.some((own) => own.hash === use.hash)) return;
  throw new DecdpError(
    `A transaction of ${address} with the number ${nonce} is in a block, and the node shows no receipt of ${hash}.`,
    {
      details: { address, nonce, hash },
      hint: "It may have taken effect. Wait until the node shows it, or ask another node, and do the same again.",
    },
  );
}

/** Whether the next transaction may take a nonce. Throws `DecdpError` while an unknown one in the pool has it. */
async function isFree(client: KeepingClient, nonce: number): Promise<boolean> {
  const { address } = client.account;
  const [used, taken] = await Promise.all(
    (["latest", "pending"] as const).map((blockTag) => getTransactionCount(client, { address, blockTag })),
  );
  if (used! > nonce) return false;
  if (taken! <= nonce) return true;
  throw new DecdpError(`Another transaction of ${address} is under way with the number ${nonce}.`, {
    details: { address, nonce },
    hint: "Wait until it is in a block, and do the same again.",
  });
}

async function lookAgain(
  client: KeepingClient,
  begun: readonly BegunTransaction[],
): Promise<TransactionReceipt | undefined> {
  for (let look = 0; look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, client.pollingInterval));
    const receipt = await receiptOfOne(client, begun);
    if (receipt !== undefined) return receipt;
  }
  return undefined;
}

async function receiptOfOne(
  client: ReadingClient,
  begun: readonly Pick<BegunTransaction, "hash">[],
): Promise<TransactionReceipt | undefined> {
  for (const { hash } of begun) {
    const receipt = await ifFound(() => getTransactionReceipt(client, { hash }));
    if (receipt !== undefined) return receipt;
  }
  return undefined;
}

async function pendingOne(
  client: ReadingClient,
  begun: readonly BegunTransaction[],
): Promise<Transaction | undefined> {
  for (const { hash } of begun) {
    const transaction = await ifFound(() => getTransaction(client, { hash }));
    if (transaction !== undefined) return transaction as Transaction;
  }
  return undefined;
}

const notFound = { names: ["TransactionNotFoundError", "TransactionReceiptNotFoundError"] };

async function ifFound<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find();
  } catch (error) {
    if (findCause(error, notFound) !== undefined) return undefined;
    throw error;
  }
}

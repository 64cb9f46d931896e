import { type Hash, keccak256 } from "viem";
import { sendRawTransaction } from "viem/actions";
import { getTransactionError } from "viem/utils";
import { findCause } from "../../causes.ts";
import type { KeepingClient } from "./clients.ts";
import type { Sending } from "./journal.ts";
import { stillUnknown } from "./waitFor.ts";

/** What leaves open whether a node has the transaction. */
const unanswered = { names: ["HttpRequestError", "WebSocketRequestError", "TimeoutError"] };

/** Signs a transaction of a call, notes it, and only then sends it. */
export async function sendSigned(
  client: KeepingClient,
  sending: Sending,
  transaction: { readonly nonce: number } & object,
): Promise<Hash> {
  const { account, journal } = client;
  const raw = await account.signTransaction(transaction as never);
  const hash = keccak256(raw);
  await journal.keep(sending, { hash, nonce: transaction.nonce });
  try {
    await sendRawTransaction(client, { serializedTransaction: raw });
  } catch (error) {
    if (findCause(error, unanswered)) throw stillUnknown(hash, journal, error);
    throw getTransactionError(error as never, { ...transaction, account } as never);
  }
  journal.sent(sending, hash, false);
  return hash;
}

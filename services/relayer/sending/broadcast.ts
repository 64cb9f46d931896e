import { sendRawTransaction } from "viem/actions";
import type { Relayer } from "../relayer.ts";
import { markAccepted, type NewTransaction } from "../store/ledger.ts";
import { isTakenAlready, minimumTipIn } from "./nodeReplies.ts";

/**
 * Sends what was signed, and writes down whether the node has it now: only what a node has may ever be raised. A node
 * that has it already, or has something better or newer, says so with an error: the receipts tell what happened.
 */
export async function broadcast(relayer: Relayer, { raw, hash }: NewTransaction): Promise<void> {
  const { client, database, notes, log } = relayer;
  const reply = await sendRawTransaction(client, { serializedTransaction: raw }).then(
    () => undefined,
    (error: { shortMessage?: string; details?: string }) => error.details || error.shortMessage || `${error}`,
  );
  const isAccepted = reply === undefined || isTakenAlready(reply);
  await markAccepted(database.query, hash, isAccepted);
  if (isAccepted) return;
  const minimum = minimumTipIn(reply);
  if (minimum !== undefined && minimum > notes.minimumTip) notes.minimumTip = minimum;
  log(`${hash} was not taken: ${reply}`);
}

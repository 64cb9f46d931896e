import { hashTypedData } from "viem";
import type { Deployment } from "../chain/deployment.ts";
import { signStopAcknowledgement } from "../chain/requests/stopAcknowledgement.ts";
import { isSignedByAccount } from "../chain/signatures/accountSignature.ts";
import type { ReadingClient, SigningClient } from "../chain/transact.ts";
import { withdrawalTypedData } from "../chain/typedData.ts";
import { DecdpError } from "../errors.ts";
import { readStopNotice, type StopNotice, writeStopAcknowledgement } from "../format/record/stopNotice.ts";
import type { Store } from "../store.ts";
import { linkCustomer, recordWithdrawal } from "./lightRecord.ts";

/** What a notice to stop says that its customer signed. */
export type SignedStop = Pick<StopNotice, "recipient" | "withdrawal">;

/**
 * What a brand, or a recipient that its terms name, does with a notice to stop: it takes the withdrawal into its records,
 * so that no answer under these terms is used any more, and returns the signed acknowledgement for the customer. The
 * signature counts from its arrival; the chain is only the evidence. Repeated, it does the same.
 *
 * Throws `DecdpError` for a notice that the customer did not sign, or for another registry.
 *
 * @param now Unix seconds.
 */
export async function acknowledgeStop(
  client: SigningClient,
  deployment: Deployment,
  { notice, records, now }: { readonly notice: string; readonly records: Store; readonly now: number },
): Promise<string> {
  const stop = await requireSignedStop(client, deployment, notice);
  const { subject, terms, signedAt } = stop.withdrawal;
  // It may arrive before the first answer is settled, and has to be known then.
  await linkCustomer(records, subject);
  await recordWithdrawal(records, subject, { terms, signedAt });
  return writeStopped(client, deployment, stop, now);
}

/** Reads a notice to stop. Throws `DecdpError` for one that the customer did not sign, or for another registry. */
export async function requireSignedStop(
  client: ReadingClient,
  { chainId, consentRegistry: address }: Deployment,
  notice: string,
): Promise<SignedStop> {
  const { withdrawal, recipient, ...place } = readStopNotice(notice);
  const { signature, ...message } = withdrawal;
  const hash = hashTypedData(withdrawalTypedData({ chainId, address }, message));
  const isHere = place.chainId === chainId && place.consentRegistry.toLowerCase() === address.toLowerCase();
  if (isHere && (await isSignedByAccount(client, withdrawal.subject, { hash, signature }))) {
    return { withdrawal, recipient };
  }
  throw new DecdpError(
    isHere ? `${withdrawal.subject} did not sign the withdrawal.` : "The notice is for another network.",
    { details: { subject: withdrawal.subject }, hint: "Do not stop because of it; ask the customer." },
  );
}

/**
 * The signed acknowledgement of a stop, for the customer: once nothing under the terms is used any more.
 *
 * @param stoppedAt Unix seconds.
 */
export async function writeStopped(
  client: SigningClient,
  deployment: Deployment,
  { withdrawal: { subject, terms, signedAt: withdrawnAt }, recipient }: SignedStop,
  stoppedAt: number,
): Promise<string> {
  const message = { subject, terms, withdrawnAt, recipient, stoppedAt };
  return writeStopAcknowledgement(await signStopAcknowledgement(client, deployment, message));
}

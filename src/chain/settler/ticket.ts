import { type Address, hashTypedData } from "viem";
import { sealedValues } from "../../answer/sealing.ts";
import { DecdpError } from "../../errors.ts";
import { contractSignature } from "../../signature/contractSignature.ts";
import type { Deployment } from "../deployment.ts";
import { isSignedByAccount } from "../signatures/accountSignature.ts";
import type { ReadingClient } from "../transact.ts";
import { type SignedTicket, type TicketMessage, ticketTypedData } from "../typedData.ts";

/**
 * Throws `DecdpError` unless a ticket that a customer received promises to accept this very answer: signed by the
 * campaign's settler, for this campaign, scope, nullifier and subject, with the values of the seal key in any order.
 * Returns it with the signature in the form that the contract takes.
 *
 * @param settler As the campaign was opened; a contract's signature is checked by asking the node.
 */
export async function requireTicket(
  client: ReadingClient,
  deployment: Deployment,
  {
    ticket,
    sealKey,
    settler,
    ...own
  }: Pick<TicketMessage, "campaign" | "scope" | "nullifier" | "subject"> & {
    readonly ticket: SignedTicket;
    readonly sealKey: bigint;
    readonly settler: Address;
  },
): Promise<SignedTicket> {
  const isMine =
    ticket.campaign === own.campaign &&
    ticket.scope === own.scope &&
    ticket.nullifier === own.nullifier &&
    ticket.subject.toLowerCase() === own.subject.toLowerCase();
  if (!isMine) throw refused("It is for another campaign, period, answer or customer.", ticket);
  const promised = new Set(ticket.sealedValues);
  if (!sealedValues(sealKey).every((value) => promised.has(value))) {
    throw refused("It does not accept every group under the key of the seal.", ticket);
  }
  const { chainId, campaigns: address } = deployment;
  const hash = hashTypedData(ticketTypedData({ chainId, address }, ticket));
  const signature = contractSignature(settler, { hash, signature: ticket.signature });
  if (await isSignedByAccount(client, settler, { hash, signature })) return { ...ticket, signature };
  throw refused(`The campaign's settler ${settler} did not sign it.`, ticket);
}

function refused(message: string, { campaign, subject }: SignedTicket): DecdpError {
  return new DecdpError(`The ticket is refused. ${message}`, {
    details: { campaign, subject },
    hint: "Ask the brand for a new one; an answer with this one would not be settled.",
  });
}

import type { Answer } from "../../../src/answer/answer.ts";
import type { CampaignState } from "../../../src/chain/actions/campaignState.ts";
import { failures } from "../../../src/chain/failures.ts";
import { refusals } from "../../../src/chain/refusals.ts";
import { type SignedTicket, ticketTypedData } from "../../../src/chain/typedData.ts";
import { AnswerRefusedError, ContractRevertError } from "../../../src/errors.ts";
import { contractSignature } from "../../../src/signature/contractSignature.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Relayer } from "../relayer.ts";
import { findSigner, hashOf } from "./signatures.ts";

/**
 * Throws unless the settler of a sealed campaign has promised to accept this answer. Whoever has no seal key can prove
 * an answer with a seal of their own: it would be paid, and nobody could read it. Returns the ticket with the signature
 * as the contract takes it.
 */
export async function requireTicket(
  relayer: Relayer,
  { nullifier, subject, sealedSegment, campaign }: Answer,
  { scope, settler }: Pick<CampaignState, "scope" | "settler">,
  ticket: SignedTicket,
): Promise<SignedTicket> {
  const isForAnswer =
    ticket.campaign === campaign &&
    ticket.scope === scope &&
    ticket.nullifier === nullifier &&
    ticket.subject.toLowerCase() === subject.toLowerCase();
  if (!isForAnswer) {
    throw new RequestRefusedError("TicketMismatch", "The ticket is for another answer, or another period.", {
      hint: "Ask the brand for a ticket for this answer.",
    });
  }
  if (!ticket.sealedValues.includes(sealedSegment)) {
    const { message, hint } = refusals.SealedSegmentUnknown;
    throw new AnswerRefusedError("SealedSegmentUnknown", message, { hint });
  }
  if ((await relayer.campaigns.now()) > ticket.expiry) {
    const { message, hint } = failures.TicketExpired!;
    throw new ContractRevertError(message, { errorName: "TicketExpired", hint: hint as string });
  }
  const { deployment } = relayer;
  const domain = { chainId: deployment.chainId, address: deployment.campaigns };
  const hash = hashOf(ticketTypedData(domain, ticket));
  const signature = contractSignature(settler, { hash, signature: ticket.signature });
  await findSigner(relayer, { subject: settler, signature }, hash, deployment.campaigns);
  return { ...ticket, signature };
}

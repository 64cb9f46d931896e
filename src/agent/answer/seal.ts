import { OPEN_SEAL_KEY } from "../../answer/sealing.ts";
import { signSealRequest } from "../../chain/requests/sealRequest.ts";
import { requireSeal } from "../../chain/settler/seal.ts";
import { requireTicket } from "../../chain/settler/ticket.ts";
import type { SignedTicket } from "../../chain/typedData.ts";
import { recipientFor } from "../../customer/keys.ts";
import { DecdpError } from "../../errors.ts";
import { readBox, textInBox } from "../../format/answer/box.ts";
import { readSeal } from "../../format/answer/seal.ts";
import { writeSealRequestFile } from "../../format/answer/sealRequestFile.ts";
import { readTicket } from "../../format/answer/ticket.ts";
import type { ReceivedRequest } from "../request/receive.ts";
import { subjectClient } from "../subject.ts";
import type { Surroundings } from "../surroundings.ts";
import { nullifierFor } from "./nullifier.ts";

/** What a brand gave for one answer to a sealed campaign: the texts of boxes. */
export interface BrandsPart {
  readonly seal?: string | undefined;
  /** With it the customer settles alone; without it the brand settles. */
  readonly ticket?: string | undefined;
}

/** The signed request for the seal, or the ticket, of the present period. */
export async function writeSealRequest(
  surroundings: Surroundings,
  { opened, state, brand }: ReceivedRequest,
): Promise<string> {
  const { keys, deployment } = surroundings;
  const { scope } = state;
  const request = await signSealRequest(subjectClient(surroundings, brand.account), deployment, {
    ...{ campaign: opened.campaign, scope, nullifier: nullifierFor(keys, scope) },
    recipient: recipientFor(keys, brand.account, scope).publicKey,
  });
  const { chainId, campaigns } = deployment;
  return writeSealRequestFile({ chainId, campaigns, request });
}

/**
 * The key that hides the group, and the brand's promise to accept the answer if there is one. Throws `DecdpError` for a
 * sealed campaign without a seal, for an open one with any, and for what is not meant for this very answer.
 */
export async function openBrandsPart(
  surroundings: Surroundings,
  { opened, state, brand }: ReceivedRequest,
  given: BrandsPart,
): Promise<{ readonly sealKey: bigint; readonly ticket: SignedTicket | undefined }> {
  const { reader, deployment, keys } = surroundings;
  const { campaign, isSealed, settler } = opened;
  if (!isSealed) {
    if (given.seal === undefined && given.ticket === undefined) {
      return { sealKey: OPEN_SEAL_KEY, ticket: undefined };
    }
    throw new DecdpError(`Campaign ${campaign} is open: everybody can read its answers.`, {
      hint: "Answer without seal and ticket. If the brand told you that it is sealed, do not answer.",
    });
  }
  if (given.seal === undefined) {
    throw new DecdpError("This campaign is sealed: only the brand is to read your group.", {
      hint: "Send the brand the request for a seal, and answer with what it returns.",
    });
  }
  const { scope } = state;
  const own = recipientFor(keys, brand.account, scope);
  const subject = subjectClient(surroundings, brand.account).account.address;
  const named = { campaign, scope, subject, settler };
  const textIn = (box: string) => {
    const { subject: whose, ...of } = readBox(box);
    const isMine =
      of.campaign === campaign && of.scope === scope && whose.toLowerCase() === subject.toLowerCase();
    if (isMine) return textInBox(readBox(box), own);
    throw new DecdpError("The brand's reply is for another customer, campaign or period.", {
      hint: "Ask the brand for a new one.",
    });
  };
  const seal = readSeal(textIn(given.seal));
  const sealKey = await requireSeal(reader, deployment, { ...named, recipient: own.publicKey, seal });
  if (given.ticket === undefined) return { sealKey, ticket: undefined };
  const nullifier = nullifierFor(keys, scope);
  const { ticket } = readTicket(textIn(given.ticket));
  return {
    sealKey,
    ticket: await requireTicket(reader, deployment, { ...named, nullifier, sealKey, ticket }),
  };
}

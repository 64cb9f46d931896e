import * as z from "zod/v4";
import { SEGMENT_COUNT } from "../../answer/sealing.ts";
import type { SignedTicket } from "../../chain/typedData.ts";
import { account, fieldElement, signature, time, uint256 } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type CampaignsPlace, campaignsPlace } from "../reading/place.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

const FORMAT = "decdp-ticket-1";

/** From brand to customer: a promise to accept one answer. */
export interface TicketFile extends CampaignsPlace {
  readonly format: typeof FORMAT;
  readonly ticket: SignedTicket;
}

/** A ticket, which is part of a ticket file and of what a relayer takes. */
export const signedTicketShape = z.strictObject({
  campaign: uint256,
  scope: fieldElement,
  nullifier: fieldElement,
  subject: account,
  sealedValues: z.array(fieldElement).length(SEGMENT_COUNT),
  expiry: time,
  signature,
});

/** Reads a ticket, as `Reader` describes. Does not check its signature; `requireTicket` does. */
export const readTicket: Reader<TicketFile> = readerOf(
  z.strictObject({
    format: z.literal(FORMAT),
    ...campaignsPlace,
    ticket: signedTicketShape,
  }),
  "The ticket",
);

/** The file of a ticket. */
export function writeTicket({ chainId, campaigns, ticket }: Omit<TicketFile, "format">): string {
  return toFileText({ format: FORMAT, chainId, campaigns, ticket: ticketFields(ticket) });
}

/** A ticket with its fields in the order of the file, and nothing else. */
export function ticketFields(ticket: SignedTicket): SignedTicket {
  const { campaign, scope, nullifier, subject, sealedValues, expiry, signature } = ticket;
  return { campaign, scope, nullifier, subject, sealedValues, expiry, signature };
}

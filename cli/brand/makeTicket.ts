import { shuffledSealedValues } from "../../src/answer/sealing.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { signTicket } from "../../src/chain/actions/settlement.ts";
import { DecdpError } from "../../src/errors.ts";
import { readConsentFile } from "../../src/format/answer/consentFile.ts";
import { writeTicket } from "../../src/format/answer/ticket.ts";
import { requireConsent } from "../campaign/permission.ts";
import { writeText } from "../input/files.ts";
import { readMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { sealKeyFor } from "./sealKeys.ts";

export interface TicketRequest {
  readonly consentFile: string;
  /** Seconds from now on. */
  readonly validFor: number;
  /** File of the ticket, for the customer. */
  readonly out: string;
}

/** Promises to accept a customer's answer of this period. Throws `DecdpError` for a consent that does not count. */
export async function makeTicket(
  context: Context,
  { consentFile, validFor, out }: TicketRequest,
): Promise<Outcome> {
  const { campaign, scope, nullifier, consent } = readMessage(context, consentFile, readConsentFile);
  const { scope: current, terms } = await readCampaign(context.reader, context.deployment, { campaign });
  const { subject } = consent;
  await requireConsent(context, { subject, terms });
  if (scope !== current) {
    throw new DecdpError(`${consentFile} was made for another period.`, {
      hint: "Ask the customer for a new consent file: the nullifier is another one now.",
    });
  }
  const ticket = await signTicket(context.clientOf("settler"), context.deployment, {
    campaign,
    scope,
    nullifier,
    subject,
    sealedValues: shuffledSealedValues(await sealKeyFor(context, scope, subject)),
    expiry: (await context.now()) + validFor,
  });
  const { chainId, campaigns } = context.deployment;
  writeText(out, writeTicket({ chainId, campaigns, ticket }));
  return { data: { ...ticket, file: out }, lines: [`The ticket for ${subject} is in ${out}.`] };
}

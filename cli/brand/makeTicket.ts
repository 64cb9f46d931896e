import { shuffledSealedValues } from "../../src/answer/sealing.ts";
import { signTicket } from "../../src/chain/actions/settlement.ts";
import { writeBox } from "../../src/format/answer/box.ts";
import { writeTicket } from "../../src/format/answer/ticket.ts";
import { requireFree, writeOwn } from "../input/ownFiles.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { readSealRequest } from "./sealRequests.ts";
import { sealKeyFor } from "./seals/sealKeys.ts";

export interface TicketRequest {
  readonly requestFile: string;
  /** Seconds from now on. */
  readonly validFor: number;
  /** File of the ticket, for the customer. */
  readonly out: string;
}

/**
 * Promises to accept a customer's answer of this period, in a file that only the customer can open. Throws `DecdpError`
 * for a request that the customer did not sign, and for a consent that does not count.
 */
export async function makeTicket(
  context: Context,
  { requestFile, validFor, out }: TicketRequest,
): Promise<Outcome> {
  requireFree(out);
  const { request } = await readSealRequest(context, requestFile);
  const { campaign, scope, nullifier, subject } = request;
  const ticket = await signTicket(context.clientOf("settler"), context.deployment, {
    campaign,
    scope,
    nullifier,
    subject,
    sealedValues: shuffledSealedValues(await sealKeyFor(context, scope, subject)),
    expiry: (await context.now()) + validFor,
  });
  const { chainId, campaigns } = context.deployment;
  writeOwn(out, writeBox(context.deployment, request, writeTicket({ chainId, campaigns, ticket })));
  return {
    data: { ...ticket, file: out },
    lines: [`The ticket for ${subject} is in ${out}; only that customer can open it.`],
  };
}

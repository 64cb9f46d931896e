import { nullifierFor } from "../../src/agent/answer/nullifier.ts";
import { signConsent } from "../../src/chain/actions/consent.ts";
import { signSealRequest } from "../../src/chain/requests/sealRequest.ts";
import { wordsOfRendering } from "../../src/consent/terms/rendering.ts";
import { inWords } from "../../src/consent/terms/wording.ts";
import { recipientFor } from "../../src/customer/keys.ts";
import { readSealRequestFile, writeSealRequestFile } from "../../src/format/answer/sealRequestFile.ts";
import { describeTime } from "../campaign/describe.ts";
import { describeCampaigns } from "../campaign/names.ts";
import { campaignsUnder } from "../campaign/permission.ts";
import { ownFile, requireFree, writeOwn } from "../input/ownFiles.ts";
import { oneLine } from "../input/printable.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { confirmRequest, type YesOptions } from "./answer/confirm.ts";
import { type Prospect, type ProspectOptions, readProspect } from "./answer/prospect.ts";
import { rememberCampaign } from "./campaignsKnown.ts";
import { type Carriage, carrierOf } from "./carrier.ts";

export interface Consenting extends ProspectOptions, YesOptions, Carriage {
  /** The request for a seal or a ticket, for the brand. */
  readonly out: string;
}

/**
 * Shows what a campaign asks and, if the customer says yes, agrees to its terms unless a consent to them counts, and
 * writes a request for the seal or the ticket of the current period. Throws `DecdpError` for a customer who could not
 * answer, and unless the document is the campaign's.
 */
export async function consentToCampaign(context: Context, given: Consenting): Promise<Outcome> {
  const { campaign, as, out } = given;
  const prospect = await readProspect(context, given);
  const { checked, client, consent: before } = prospect;
  const { document, opened } = checked;
  const { brand, terms } = opened;
  const subject = client.account.address;
  const isOwn = ownFile(
    readSealRequestFile,
    ({ request }) => request.campaign === campaign && request.subject === subject,
  );
  requireFree(out, isOwn);
  if (!(await confirmRequest(context, given, prospect))) {
    return { data: { isNew: false }, lines: ["Not agreed; nothing was sent."], refused: true };
  }
  await rememberCampaign(context, as, opened);
  const isNew = prospect.until !== undefined;
  const until = prospect.until ?? before.until;
  const sent = isNew ? await give(context, given, prospect, until) : undefined;
  const request = await signRequest(context, campaign, prospect);
  const consented = await campaignsUnder(context, { brand, terms });
  const { chainId, campaigns } = context.deployment;
  writeOwn(out, writeSealRequestFile({ chainId, campaigns, request }), { isOwn });
  return {
    data: { subject, terms, until, ...sent, isNew, file: out },
    lines: [
      `${isNew ? "Consented" : "You have consented"} to the terms of ${oneLine(document.terms.brand.name)} until ${describeTime(until)}, for ${describeCampaigns(context, consented)}: ${inWords(document.terms.purpose)}.`,
      `For the brand: ${out}, which asks for a seal or a ticket. To stop: npx decdp customer withdraw ${campaign} --as ${as}`,
    ],
  };
}

async function give(
  context: Context,
  { renew = false, ...carriage }: Carriage & Pick<ProspectOptions, "renew">,
  { client, checked, shown, consent }: Prospect,
  until: number,
) {
  const { terms } = checked.opened;
  const signed = await signConsent(client, context.deployment, {
    terms,
    until,
    words: wordsOfRendering(shown.rendering),
  });
  return { ...signed, ...(await carrierOf(context, carriage).consent(signed, renew && consent.isLive)) };
}

async function signRequest(context: Context, campaign: bigint, { keys, client, checked }: Prospect) {
  const { scope } = checked.state;
  const nullifier = nullifierFor(keys, scope);
  const { publicKey: recipient } = recipientFor(keys, checked.opened.brand, scope);
  return signSealRequest(client, context.deployment, { campaign, scope, nullifier, recipient });
}

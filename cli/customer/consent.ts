import { poseidon2 } from "poseidon-lite";
import {
  type ConsentParameters,
  readConsent,
  signConsent,
  submitConsent,
} from "../../src/chain/actions/consent.ts";
import { signSealRequest } from "../../src/chain/sealRequest.ts";
import type { SigningClient } from "../../src/chain/transact.ts";
import { recipientFor, secretOf } from "../../src/customer/keys.ts";
import { writeSealRequestFile } from "../../src/format/answer/sealRequestFile.ts";
import { wordsOfTerms } from "../../src/format/campaign/terms.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import { describeCampaigns, describeTime } from "../campaign/describe.ts";
import { campaignsUnder } from "../campaign/permission.ts";
import { writeText } from "../input/files.ts";
import { oneLine } from "../input/printable.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { rememberCampaign } from "./campaignsKnown.ts";
import { readKeys, subjectClient } from "./customers.ts";

export interface Consenting {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** File of the campaign's document, from the brand. */
  readonly document?: string;
  /** Seconds from now on. */
  readonly for: number;
  /** Consent anew although a consent counts, so that it lasts longer. */
  readonly renew?: boolean;
  /** The request for a seal or a ticket, for the brand. */
  readonly out: string;
}

/**
 * Agrees to a campaign's terms unless a consent to them counts, and writes a request for the seal or the ticket of the
 * current period. Throws `DecdpError` unless the document is the campaign's.
 */
export async function consentToCampaign(context: Context, given: Consenting): Promise<Outcome> {
  const { deployment, reader } = context;
  const { campaign, as, out } = given;
  const keys = readKeys(context, as);
  const { document, opened, state } = await checkCampaign(context, campaign, given.document);
  const { brand, terms } = opened;
  const { scope } = state;
  const client = subjectClient(context, keys, brand);
  await rememberCampaign(context, as, { campaign, brand, terms });
  const subject = client.account.address;
  const before = await readConsent(reader, deployment, { subject, terms });
  const isNew = given.renew || !before.isLive;
  const until = isNew ? (await context.now()) + given.for : before.until;
  const sent = isNew
    ? await give(context, client, { terms, until, words: wordsOfTerms(document.terms) })
    : undefined;
  const nullifier = poseidon2([secretOf(keys), scope]);
  const { publicKey: recipient } = recipientFor(keys, brand, scope);
  const request = await signSealRequest(client, deployment, { campaign, scope, nullifier, recipient });
  const consented = await campaignsUnder(context, { brand, terms });
  const { chainId, campaigns } = deployment;
  writeText(out, writeSealRequestFile({ chainId, campaigns, request }));
  return {
    data: { subject, terms, until, ...sent, isNew, file: out },
    lines: [
      `${isNew ? "Consented" : "You have consented"} to the terms of ${oneLine(document.terms.brand)} until ${describeTime(until)}, for ${describeCampaigns(consented)}: "${oneLine(document.terms.purpose)}".`,
      `For the brand: ${out}, which asks for a seal or a ticket. To stop: npx decdp customer withdraw ${campaign} --as ${as}`,
    ],
  };
}

async function give(context: Context, client: SigningClient, consent: ConsentParameters) {
  const { deployment } = context;
  const signed = await signConsent(client, deployment, consent);
  const sent = await submitConsent(context.clientOf("relayer"), deployment, signed);
  return { ...signed, ...sent };
}

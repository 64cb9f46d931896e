import { poseidon2 } from "poseidon-lite";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { signConsent, submitConsent } from "../../src/chain/actions/consent.ts";
import { signSealRequest } from "../../src/chain/sealRequest.ts";
import { recipientFor, secretOf } from "../../src/customer/keys.ts";
import { writeConsentFile } from "../../src/format/answer/consentFile.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import { describeCampaigns, describeTime } from "../campaign/describe.ts";
import { campaignsUnder } from "../campaign/permission.ts";
import { writeText } from "../input/files.ts";
import { oneLine } from "../input/printable.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { rememberBrand } from "./brandsKnown.ts";
import { readKeys, subjectClient } from "./customers.ts";

export interface Consenting {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** File of the campaign's document, from the brand. */
  readonly document?: string;
  /** Seconds from now on. */
  readonly for: number;
  /** File of the consent, for the brand. */
  readonly out: string;
}

/** Agrees to a campaign's terms. Throws `DecdpError` unless the document is the campaign's. */
export async function consentToCampaign(context: Context, given: Consenting): Promise<Outcome> {
  const { deployment, reader } = context;
  const { campaign, as, out } = given;
  const keys = readKeys(context, as);
  const { document } = await checkCampaign(context, campaign, given.document);
  const { brand, terms, scope } = await readCampaign(reader, deployment, { campaign });
  const client = subjectClient(context, keys, brand);
  const until = (await context.now()) + given.for;
  await rememberBrand(context, as, brand);
  const consent = await signConsent(client, deployment, { terms, until });
  const sent = await submitConsent(context.clientOf("relayer"), deployment, consent);
  const nullifier = poseidon2([secretOf(keys), scope]);
  const { publicKey: recipient } = recipientFor(keys, brand, scope);
  const request = await signSealRequest(client, deployment, { campaign, scope, nullifier, recipient });
  const consented = await campaignsUnder(context, { brand, terms });
  const { chainId, campaigns } = deployment;
  writeText(out, writeConsentFile({ chainId, campaigns, consent, request }));
  return {
    data: { ...consent, ...sent, file: out },
    lines: [
      `Consented to the terms of ${oneLine(document.terms.brand)} until ${describeTime(until)}, for ${describeCampaigns(consented)}: "${oneLine(document.terms.purpose)}".`,
      `For the brand: ${out}. To stop: npx decdp customer withdraw ${campaign} --as ${as}`,
    ],
  };
}

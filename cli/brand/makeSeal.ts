import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readConsentFile } from "../../src/format/answer/consentFile.ts";
import { writeSeal } from "../../src/format/answer/seal.ts";
import { requireConsent } from "../campaign/permission.ts";
import { writeText } from "../input/files.ts";
import { readMessage } from "../input/messages.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { sealKeyFor } from "./sealKeys.ts";

/** Makes the seal for a customer whose consent counts. Throws `DecdpError` for one whose consent does not. */
export async function makeSeal(
  context: Context,
  { consentFile, out }: { readonly consentFile: string; readonly out: string },
): Promise<Outcome> {
  const { campaign, consent } = readMessage(context, consentFile, readConsentFile);
  const { scope, terms } = await readCampaign(context.reader, context.deployment, { campaign });
  const { subject } = consent;
  await requireConsent(context, { subject, terms });
  const sealKey = await sealKeyFor(context, scope, subject);
  const { chainId, campaigns } = context.deployment;
  const seal = writeSeal({ chainId, campaigns, campaign, scope, subject, sealKey });
  writeText(out, seal, { secret: true });
  return {
    data: { campaign, scope, subject, file: out },
    lines: [`The seal for ${subject} is in ${out}.`],
  };
}

import { readConsent } from "../../src/chain/actions/consent.ts";
import { subjectFor } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import { explainCampaign } from "../campaign/explainCampaign.ts";
import { renderingShown } from "../campaign/renderingShown.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { consentEnd, type ProspectOptions, readProspect } from "./answer/prospect.ts";
import { readKeys } from "./customers.ts";
import { explanationData } from "./explanation.ts";

/** Shows what a campaign asks of a customer, also of one who cannot answer it; nothing is signed, sent or kept. */
export async function showRequest(context: Context, options: ProspectOptions): Promise<Outcome> {
  const { campaign, as } = options;
  const { reader, deployment } = context;
  const keys = readKeys(context, as);
  const checked = await checkCampaign(context, campaign, options.document);
  const { opened, document } = checked;
  const subject = subjectFor(keys, opened.brand).address;
  const consent = await readConsent(reader, deployment, { subject, terms: opened.terms });
  const until = consentEnd(options, checked, { consent, now: await context.now() });
  const answerable = await readProspect(context, options).catch((error: unknown) => {
    if (error instanceof DecdpError) return { problem: error.message };
    throw error;
  });
  const shown = await renderingShown(context, checked, options.language ?? "en");
  const view = { campaign, answerable, consent, until, shown };
  const found =
    "problem" in answerable
      ? answerable
      : {
          segment: answerable.segment,
          explanation: explanationData(answerable.why, document.terms),
          card: { issuer: answerable.card.issuer, index: answerable.card.index },
        };
  return {
    data: {
      campaign,
      brand: opened.brand,
      subject,
      document,
      consent,
      until,
      rendering: shown.rendering,
      ...found,
    },
    lines: await explainCampaign(context, checked, view),
  };
}

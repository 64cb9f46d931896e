import { readJson } from "../../../shared/http/body.ts";
import { notFound, type Request } from "../../../shared/http/replies.ts";
import { campaignLines, insightsOf } from "../../office/insights/insights.ts";
import { budgetOf, releaseOf } from "../../office/insights/release.ts";
import type { Office } from "../../office/office.ts";
import { findCampaign } from "../../store/records/campaigns.ts";
import { campaignNumber } from "../shapes.ts";
import { releaseShape } from "./shapes.ts";

export async function getOfficeCampaigns(office: Office, context: Request) {
  return context.json({ campaigns: await campaignLines(office) });
}

/** What is known of one campaign, and what is left for exports. */
export async function getOfficeCampaign(office: Office, context: Request) {
  const number = campaignNumber.safeParse(context.req.param("campaign"));
  const insights = number.success ? await insightsOf(office, number.data) : undefined;
  if (insights === undefined) return notFound(context);
  return context.json({ insights, budget: await budgetOf(office) });
}

/** A tally with noise, which may leave the brand. */
export async function postRelease(office: Office, context: Request) {
  const number = campaignNumber.safeParse(context.req.param("campaign"));
  const known = number.success ? await findCampaign(office.database.query, number.data) : undefined;
  if (known === undefined) return notFound(context);
  const { epsilon } = releaseShape.parse(await readJson(context));
  const tally = await releaseOf(office, known.campaign, epsilon);
  const budget = await budgetOf(office);
  return context.json({ tally: { ...tally, campaign: `${tally.campaign}` }, budget });
}

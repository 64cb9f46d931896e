import { coverageOf } from "../../../src/brand/metrics/permission.ts";
import { rightsFigures } from "../../../src/brand/metrics/rights.ts";
import { timeToStop } from "../../../src/brand/metrics/timeToStop.ts";
import type { CampaignFigures, OfficerFigures } from "../../../src/brand/office/officer.ts";
import { rightsStandings } from "../../../src/brand/rights/list.ts";
import { secondsOf } from "../../../src/consent/terms/shape.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import type { Query } from "../../shared/database/database.ts";
import { storeIn } from "../store/exchange/kept.ts";
import { allCampaigns, type KnownCampaign } from "../store/records/campaigns.ts";

/** For as long the record has what happened. */
const MONTH = 30 * 86_400;

interface Counts {
  readonly given: string | number;
  readonly permitted: string | number;
  readonly withdrawn: string | number;
}

/** How the brand keeps its promises: permissions, time to stop and rights, of the last 30 days. @param now Unix seconds. */
export async function figuresOf(query: Query, now: number): Promise<OfficerFigures> {
  const campaigns = await allCampaigns(query);
  const standings = await rightsStandings(storeIn(query), now);
  return {
    from: now - MONTH,
    to: now,
    campaigns: await Promise.all(campaigns.map((campaign) => figuresOfCampaign(query, campaign, now))),
    rights: rightsFigures(standings),
  };
}

async function figuresOfCampaign(
  query: Query,
  { campaign, terms, published }: KnownCampaign,
  now: number,
): Promise<CampaignFigures> {
  const { document } = readPublishedCampaign(published);
  const [counts] = await query<Counts>(
    `select count(*) as given,
      count(*) filter (where signed_at > withdrawn_at and until > $2) as permitted,
      count(*) filter (where withdrawn_at >= signed_at) as withdrawn
      from consents where terms = $1 and signed_at > 0`,
    [terms, now],
  );
  const [given, permitted, withdrawn] = [counts!.given, counts!.permitted, counts!.withdrawn].map(Number);
  const stops = await query<{ heard: string | number; stopped: string | number }>(
    `select consents.withdrawn_at as heard, max(changes.at) as stopped from changes
      join consents on consents.subject = changes.subject and consents.terms = changes.terms
      where changes.kind = 'withdrawn' and changes.terms = $1 and changes.at >= $2 and consents.withdrawn_at > 0
      group by consents.subject, consents.withdrawn_at`,
    [terms, (now - MONTH) * 1000],
  );
  const within = secondsOf(document.terms.withdrawal.within);
  return {
    campaign: `${campaign}`,
    name: document.name,
    permissions: coverageOf({
      customers: given!,
      given: given!,
      permitted: permitted!,
      withdrawn: withdrawn!,
    }),
    stops: timeToStop(
      stops.map(({ heard, stopped }) => ({
        heardAt: Number(heard),
        // Clocks of customers and chain may be ahead of the service's.
        stoppedAt: Math.max(Number(heard), Math.floor(Number(stopped) / 1000)),
      })),
      { within, now },
    ),
  };
}

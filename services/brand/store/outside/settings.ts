import type { FrequencyCap } from "../../../../src/brand/decision/frequencyCap.ts";
import type { Offer } from "../../../../src/brand/decision/offer.ts";
import type { QuietHours } from "../../../../src/brand/decision/quietHours.ts";
import type { Query } from "../../../shared/database/database.ts";

/** How a campaign's segments may be shown. */
export type CampaignSettings = Pick<Offer, "controlOneIn" | "frequencyCap" | "quietHours">;

interface Row {
  readonly campaign: string;
  readonly terms: Offer["terms"];
  readonly purpose: Offer["purpose"];
  readonly channel: Offer["channel"];
  readonly control_one_in: number | null;
  readonly frequency_cap: string | null;
  readonly quiet_hours: string | null;
}

/** What every campaign of the brand is used for, and how. */
export async function readOffers(query: Query): Promise<Offer[]> {
  const rows = await query<Row>(
    `select campaigns.campaign, terms, purpose, channel, control_one_in, frequency_cap, quiet_hours
      from campaigns left join campaign_settings on campaign_settings.campaign = campaigns.campaign
      order by opened_in, campaigns.campaign`,
  );
  return rows.map(({ campaign, terms, purpose, channel, ...settings }) => ({
    ...{ campaign: BigInt(campaign), terms, purpose, channel },
    controlOneIn: settings.control_one_in ?? 0,
    ...(settings.frequency_cap && { frequencyCap: JSON.parse(settings.frequency_cap) as FrequencyCap }),
    ...(settings.quiet_hours && { quietHours: JSON.parse(settings.quiet_hours) as QuietHours }),
  }));
}

/**
 * Keeps how a campaign is shown, or refuses another control group than the one that it has: who is in the group is decided
 * before anything is shown, or the comparison is worth nothing. Returns whether it was kept.
 */
export async function keepSettings(
  query: Query,
  campaign: bigint,
  { controlOneIn, frequencyCap, quietHours }: CampaignSettings,
): Promise<boolean> {
  const kept = await query(
    `insert into campaign_settings (campaign, control_one_in, frequency_cap, quiet_hours) values ($1, $2, $3, $4)
      on conflict (campaign) do update
        set frequency_cap = excluded.frequency_cap, quiet_hours = excluded.quiet_hours
        where campaign_settings.control_one_in = excluded.control_one_in
      returning campaign`,
    [
      `${campaign}`,
      controlOneIn,
      frequencyCap === undefined ? null : JSON.stringify(frequencyCap),
      quietHours === undefined ? null : JSON.stringify(quietHours),
    ],
  );
  return kept.length > 0;
}

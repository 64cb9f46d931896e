import type { OfficeDossier } from "../../../src/brand/office/officer.ts";
import { rightsStandings } from "../../../src/brand/rights/list.ts";
import { allRights } from "../../../src/brand/rights/record.ts";
import { allDrafts } from "../office/drafts.ts";
import type { Office } from "../office/office.ts";
import { storeIn } from "../store/exchange/kept.ts";
import { allCampaigns } from "../store/records/campaigns.ts";
import { figuresOf } from "./figures.ts";
import { placeOf } from "./place.ts";
import { allReviews } from "./reviews.ts";
import { targetsOf } from "./targets.ts";

/** Everything that an authority may ask for, as it stands in one look at the database. @param now Unix seconds. */
export async function dossierOf(office: Office, now: number): Promise<OfficeDossier> {
  return office.database.transaction(async (query) => {
    const store = storeIn(query);
    const texts = new Map((await allRights(store)).map((record) => [record.id, record.texts]));
    const standings = await rightsStandings(store, now);
    const campaigns = await allCampaigns(query);
    return {
      format: "decdp-office-dossier-1",
      madeAt: now,
      place: placeOf(office),
      drafts: await allDrafts(query),
      reviews: await allReviews(query),
      campaigns: campaigns.map(({ campaign, published }) => ({ campaign: `${campaign}`, published })),
      targets: await targetsOf(query),
      rights: standings.map((one) => ({ ...one, campaign: `${one.campaign}`, texts: texts.get(one.id)! })),
      figures: await figuresOf(query, now),
    };
  });
}

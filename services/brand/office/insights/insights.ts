import { overTime } from "../../../../src/brand/insights/overTime.ts";
import { SMALLEST_CELL, suppressSmall } from "../../../../src/brand/insights/suppress.ts";
import { type GroupNames, tallyOf } from "../../../../src/brand/insights/tally.ts";
import type { Draft, DraftSettings } from "../../../../src/brand/office/draft.ts";
import type { CampaignLine, Insights, Shown, TargetUse } from "../../../../src/brand/office/insights.ts";
import { readCampaign } from "../../../../src/chain/actions/campaignState.ts";
import { readPublishedCampaign } from "../../../../src/format/campaign/publishedCampaign.ts";
import { totalsOf } from "../../store/chain/campaignEvents.ts";
import { countDeliveries } from "../../store/outside/deliveries.ts";
import { readOffers } from "../../store/outside/settings.ts";
import { allTargets } from "../../store/outside/targets.ts";
import { allCampaigns, type KnownCampaign } from "../../store/records/campaigns.ts";
import { allDrafts } from "../drafts.ts";
import type { Office } from "../office.ts";
import {
  dayCounts,
  linkCount,
  overlapCounts,
  permissionCounts,
  reachCount,
  segmentCounts,
  useCounts,
} from "./counts.ts";

/** Every campaign of the brand, the newest first. */
export async function campaignLines({ database, now }: Office): Promise<CampaignLine[]> {
  const { query } = database;
  const [campaigns, drafts] = await Promise.all([allCampaigns(query), allDrafts(query)]);
  const lines = campaigns.map(async (one) => {
    const { campaign, channel, purpose, isSealed } = one;
    const draft = draftOf(drafts, campaign);
    const counts = await segmentCounts(query, { campaign, now: now() });
    return {
      ...{ campaign: `${campaign}`, name: draft?.name ?? documentName(one), draft: draft?.id },
      ...{ channel, purpose, isSealed, answered: shown(counts.reduce((sum, count) => sum + count, 0)) },
    };
  });
  return (await Promise.all(lines)).reverse();
}

/** Insights of one campaign; undefined for one that the service does not know. */
export async function insightsOf(office: Office, number: bigint): Promise<Insights | undefined> {
  const { database, now: clock } = office;
  const { query } = database;
  const [campaigns, drafts] = await Promise.all([allCampaigns(query), allDrafts(query)]);
  const known = campaigns.find(({ campaign }) => campaign === number);
  if (known === undefined) return undefined;
  const counted = { campaign: number, now: clock() };
  const draft = draftOf(drafts, number);
  const counts = await segmentCounts(query, counted);
  const [days, overlaps, reach, uses, permissions, links, totals] = await Promise.all([
    dayCounts(query, counted),
    overlapCounts(query, counted),
    reachCount(query, counted),
    useCounts(query, number),
    permissionCounts(query, known.terms, counted.now),
    linkCount(query, number),
    totalsOf(query, number),
  ]);
  const people = counts.reduce((sum, count) => sum + count, 0);
  const nameOf = (one: KnownCampaign) => draftOf(drafts, one.campaign)?.name ?? documentName(one);
  return {
    ...{ campaign: `${number}`, name: nameOf(known), draft: draft?.id },
    ...{ channel: known.channel, purpose: known.purpose, isSealed: known.isSealed },
    settings: await settingsOf(office, number),
    measure: draft?.measure,
    tally: tallyOf(counts, groupsOf(draft, counts)),
    days: overTime(days),
    overlap: campaigns
      .filter(({ campaign }) => campaign !== number)
      .map((other) => {
        const both = overlaps.get(`${other.campaign}`) ?? 0;
        const [shownBoth, only] = suppressSmall([both, people - both]).counts;
        return { campaign: `${other.campaign}`, name: nameOf(other), both: shownBoth, only };
      }),
    reach: shown(reach),
    uses: { uses: shown(uses.uses), customers: shown(uses.customers) },
    targets: await targetsOf(office, number),
    funnel: { links: shown(links), answered: shown(people), settled: shown(Number(totals.settled)) },
    permissions: { live: shown(permissions.live), withdrawn: shown(permissions.withdrawn) },
    money: await moneyOf(office, number, totals),
  };
}

function draftOf(drafts: readonly Draft[], campaign: bigint): Draft | undefined {
  return drafts.find(({ published }) => published === `${campaign}`);
}

/** Names of the draft; segments without one, which only a campaign from elsewhere has, go by their numbers. */
export function groupsOf(draft: Draft | undefined, counts: readonly number[]): GroupNames {
  const names: Record<number, string> = { ...draft?.groups };
  counts.forEach((count, segment) => {
    if (draft === undefined || count > 0) names[segment] ??= `${segment}`;
  });
  return names;
}

function documentName({ published, campaign }: KnownCampaign): string {
  try {
    return readPublishedCampaign(published).document.name;
  } catch {
    return `${campaign}`;
  }
}

async function settingsOf({ database }: Office, campaign: bigint): Promise<DraftSettings> {
  const offer = (await readOffers(database.query)).find((one) => one.campaign === campaign);
  const { controlOneIn = 0, frequencyCap, quietHours } = offer ?? {};
  return { controlOneIn, ...(frequencyCap && { frequencyCap }), ...(quietHours && { quietHours }) };
}

async function targetsOf({ database }: Office, campaign: bigint): Promise<TargetUse[]> {
  const targets = (await allTargets(database.query)).filter(
    ({ campaigns }) => campaigns === undefined || campaigns.includes(campaign),
  );
  return Promise.all(
    targets.map(async ({ target, kind, url, approved }) => {
      const { waiting, dead } = await countDeliveries(database.query, target);
      return {
        ...{ kind, host: new URL(url).host, isApproved: approved !== undefined },
        ...{ waiting: shown(waiting), dead },
      };
    }),
  );
}

/** Undefined while the node does not answer. */
async function moneyOf(
  { client, deployment }: Office,
  campaign: bigint,
  { funded, reclaimed }: { readonly funded: bigint; readonly reclaimed: bigint },
): Promise<Insights["money"]> {
  try {
    const { reward, available, answersLeft, closesAt } = await readCampaign(client, deployment, { campaign });
    const paid = funded - reclaimed - available;
    return {
      ...{ reward: `${reward}`, funded: `${funded}`, paid: `${paid > 0n ? paid : 0n}`, left: `${available}` },
      ...{ answersLeft: `${answersLeft}`, closesAt },
    };
  } catch {
    return undefined;
  }
}

function shown(count: number): Shown {
  return count < SMALLEST_CELL ? undefined : count;
}

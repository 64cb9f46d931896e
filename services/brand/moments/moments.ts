import type { Address } from "viem";
import type { Brand } from "../brand.ts";
import { tokenDigest } from "../keys.ts";
import { type CampaignLink, findRequest } from "../store/exchange/requests.ts";
import { findCampaign } from "../store/records/campaigns.ts";
import { type Change, changesOfSubject } from "../store/records/changes.ts";
import { decisionRow, standingOf } from "../store/records/decisions.ts";

/** What a page is told that waits for an answer. */
export interface Moment {
  /** A page that has it goes on after it. */
  readonly id: number;
  /** The group is known; its reward is on chain; it will not be; the customer has stopped. */
  readonly event: "answered" | "settled" | "refused" | "withdrawn";
  /** 0 to 4; only with "answered", and only while it may be used. */
  readonly segment?: number;
}

/** Changes of one subject that are looked through at once. */
const MOST = 100;
const told = ["answered", "settled", "refused", "withdrawn"] as const;

/** The link by the session of the page that waits; undefined for one that never was. */
export function findSession({ database, keys }: Brand, session: string): Promise<CampaignLink | undefined> {
  return findRequest(database.query, { session: tokenDigest(keys, session) });
}

/** What has happened since the link was made, after a moment that the page has; nothing before somebody has opened it. */
export async function momentsOf(
  brand: Pick<Brand, "database" | "now">,
  link: CampaignLink & { readonly subject: Address },
  after: number,
): Promise<Moment[]> {
  const { query } = brand.database;
  const { campaign, subject, afterPosition } = link;
  const { terms } = (await findCampaign(query, campaign))!;
  const changes = await changesOfSubject(query, subject, Math.max(after, afterPosition), MOST);
  const isOfLink = (change: Change) =>
    change.campaign === campaign || (!change.campaign && change.terms === terms);
  const now = await brand.now();
  const moments: Moment[] = [];
  for (const change of changes.filter(isOfLink)) {
    const event = told.find((kind) => kind === change.kind);
    if (event === undefined) continue;
    if (event !== "answered") {
      moments.push({ id: change.position, event });
      continue;
    }
    const row = await decisionRow(query, { subject, campaign, now });
    const standing = row && standingOf(row, now);
    // It was true when it was written, and is not any more.
    if (standing?.why === "known") {
      moments.push({ id: change.position, event, segment: standing.answer.segment });
    }
  }
  return moments;
}

/** Whether nothing more will come of it for a page. */
export function isLast({ event }: Moment): boolean {
  return event === "refused" || event === "withdrawn";
}

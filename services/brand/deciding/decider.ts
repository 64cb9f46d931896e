import { decideContent } from "../../../src/brand/decision/decide.ts";
import {
  type ContentDecision,
  faultyDecision,
  generalContent,
} from "../../../src/brand/decision/decision.ts";
import type { Offer } from "../../../src/brand/decision/offer.ts";
import type { Database } from "../../shared/database/database.ts";
import { addCappedUse, usesSince } from "../store/outside/uses.ts";
import { type DecisionRow, decisionRow } from "../store/records/decisions.ts";
import { beginLease } from "./lease.ts";
import type { Offers } from "./offers.ts";
import { createUseLog } from "./useLog.ts";

/** Decides what a customer is shown. */
export interface Decider {
  /** For a purpose and a channel, by whichever campaign knows most. */
  decide(question: {
    readonly customerId: string;
    readonly purpose: string;
    readonly channel: string;
  }): Promise<ContentDecision>;
  /** For one campaign; on another channel than that of its terms it is general content. */
  decideCampaign(question: CampaignOf): Promise<ContentDecision>;
  /**
   * For all campaigns, in advance: those with a frequency cap are left to when they are shown. Throws if it is not known
   * which campaigns there are.
   */
  decideAll(question: Omit<CampaignOf, "campaign">): Promise<CampaignDecision[]>;
}

type Question = { readonly customerId: string; readonly channel?: string | undefined } & (
  | { readonly purpose: string }
  | { readonly campaign: bigint }
);

interface CampaignOf {
  /** The brand's own name for the customer. */
  readonly customerId: string;
  readonly campaign: bigint;
  readonly channel?: string | undefined;
}

export interface CampaignDecision {
  readonly campaign: bigint;
  readonly decision: ContentDecision;
}

export interface DeciderParts {
  readonly database: Database;
  readonly offers: Offers;
  /** The digest by which the records know a customer. */
  readonly digest: (customerId: string) => string;
  /** Unix seconds. */
  readonly now: () => number;
  /** Milliseconds for a decision. */
  readonly within?: number;
  /** Milliseconds for which a record that was read may be used. */
  readonly lease?: number | undefined;
}

/** Milliseconds for a decision, unless told otherwise. */
const USUAL_TIME = 40;
/** Decisions that are worked on at the same time; a database that hangs must not gather them. */
const MOST_AT_ONCE = 256;
/** Campaigns that are decided together, the first that were opened. */
const MOST_FLAGS = 50;

export function createDecider({
  database,
  offers,
  digest,
  now,
  within = USUAL_TIME,
  lease: leaseLength,
}: DeciderParts): Decider {
  const logUse = createUseLog(database.query);
  let running = 0;

  /** Works it out from the record, and writes down that a segment is used, unless it is only told in advance. */
  async function work(question: Question, isInAdvance: boolean): Promise<ContentDecision> {
    const fitting = (await offers()).filter((offer) => isFitting(offer, question));
    if (fitting.length === 0) return generalContent("notAsked");
    const lease = beginLease(leaseLength);
    const time = now();
    const { customerId, ...about } = question;
    const row = await decisionRow(database.query, { customerId: digest(customerId), now: time, ...about });
    const shown = row === undefined ? [] : await shownBefore(database, row, fitting, time);
    const decision = decideContent({ record: row && recordOf(row), offers: fitting, shown, now: time });
    if (decision.content === "general") return decision;
    const { campaign, nullifier } = decision;
    const cap = fitting.find((offer) => offer.campaign === campaign)?.frequencyCap;
    if (isInAdvance && cap !== undefined) return { content: "general", reason: "askSingly", campaign };
    const use = { subject: row!.subject, campaign, nullifier, at: time };
    if (cap === undefined) await logUse(use);
    else if (!(await addCappedUse(database, use, cap))) {
      return { content: "general", reason: "frequencyCap", campaign };
    }
    return lease.isOver() ? faultyDecision("slow") : decision;
  }

  async function inTime(question: Question, isInAdvance = false): Promise<ContentDecision> {
    if (running >= MOST_AT_ONCE) return faultyDecision("busy");
    running++;
    const worked = work(question, isInAdvance)
      .catch(() => faultyDecision("database"))
      .finally(() => {
        running--;
      });
    return orLate(worked, within);
  }

  return {
    decide: (question) => inTime(question),
    decideCampaign: ({ customerId, campaign, channel }) => inTime({ customerId, campaign, channel }),
    async decideAll({ customerId, channel }) {
      const all = await offers();
      return Promise.all(
        all.slice(0, MOST_FLAGS).map(async ({ campaign }) => ({
          campaign,
          decision: await inTime({ customerId, campaign, channel }, true),
        })),
      );
    },
  };
}

function isFitting(offer: Offer, { channel, ...about }: Question): boolean {
  if (channel !== undefined && channel !== offer.channel) return false;
  return "purpose" in about ? offer.purpose === about.purpose : offer.campaign === about.campaign;
}

function recordOf({ campaigns }: DecisionRow) {
  return {
    consents: campaigns.map(({ consent }) => consent),
    answers: campaigns.flatMap(({ answer }) => (answer === undefined ? [] : [answer])),
  };
}

/** When the campaigns with a cap were shown to the customer, as far back as the caps reach. */
async function shownBefore(
  { query }: Database,
  { subject }: DecisionRow,
  offers: readonly Offer[],
  now: number,
) {
  const capped = offers.filter(({ frequencyCap }) => frequencyCap !== undefined);
  if (capped.length === 0) return [];
  const longest = Math.max(...capped.map(({ frequencyCap }) => frequencyCap!.within));
  return usesSince(
    query,
    subject,
    capped.map(({ campaign }) => campaign),
    now - longest,
  );
}

/** A decision that comes in time, or general content. */
function orLate(work: Promise<ContentDecision>, milliseconds: number): Promise<ContentDecision> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(faultyDecision("slow")), milliseconds);
    void work.then((decision) => {
      clearTimeout(timer);
      resolve(decision);
    });
  });
}

import { readContract } from "viem/actions";
import { DecdpError } from "../errors.ts";
import { issuerRegistryAbi as abi } from "../generated/abis.ts";
import type { CampaignState } from "./actions/campaignState.ts";
import { readIssuersRemoved } from "./actions/events.ts";
import type { Deployment } from "./deployment.ts";
import { explained, type ReadingClient } from "./transact.ts";

/**
 * Seconds for which an answer has to stay acceptable once it is made: a relayer collects a batch, waits for a better
 * price, and may have to send again. An answer that is refused is not only lost: it has shown its nullifier.
 */
export const SETTLING_TIME = 1800;

/** An answer that is about to be made. */
export interface PlannedAnswer {
  readonly campaign: bigint;
  readonly issuer: bigint;
  /** Of the issuer's tree that the answer will be proved under. */
  readonly root: bigint;
  /** State of the campaign, as read for this answer. */
  readonly state: Pick<CampaignState, "openedAt" | "closesAt" | "periodLength" | "currentPeriod">;
  /** Time of the latest block, Unix seconds. */
  readonly now: number;
  /** The first block to look for issuers that the campaign removed. */
  readonly fromBlock: bigint;
}

/** Something that an answer has to be settled before. */
export interface Deadline {
  /** Begins the sentence that it ends too soon. */
  readonly what: string;
  /** The first second in which the answer is refused; Unix seconds. */
  readonly end: number;
  /** Seconds that have to be left; `SETTLING_TIME` unless given. */
  readonly needed?: number;
  /** What the customer can do. */
  readonly hint: string;
}

/**
 * Throws `DecdpError`, before anything is proved, if an answer could not be settled in time: its period, its campaign,
 * the grace of its root or its issuer's place in the campaign ends within `SETTLING_TIME`. How long its `validAt`
 * counts is up to `validAtFor`, and its consent's end to whoever gives the consent.
 */
export async function requireTimeToSettle(
  client: ReadingClient,
  deployment: Deployment,
  planned: PlannedAnswer,
): Promise<void> {
  for (const deadline of await deadlinesOf(client, deployment, planned)) {
    requireTimeUntil(deadline, planned.now);
  }
}

/** Throws `DecdpError` if a deadline is too near for an answer that is made at `now`, Unix seconds. */
export function requireTimeUntil({ what, end, needed = SETTLING_TIME, hint }: Deadline, now: number): void {
  if (end - now >= needed) return;
  const left = Math.max(0, Math.floor((end - now) / 60));
  throw new DecdpError(
    `${what} ends in ${left} minutes; an answer may take ${Math.ceil(needed / 60)} to be settled.`,
    { details: { end, now, needed }, hint },
  );
}

async function deadlinesOf(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, issuer, root, state, fromBlock }: PlannedAnswer,
): Promise<Deadline[]> {
  const { openedAt, closesAt, periodLength, currentPeriod } = state;
  const [{ liveUntil }, removals] = await Promise.all([
    explained(() =>
      readContract(client, {
        ...{ address: deployment.issuerRegistry, abi },
        ...{ functionName: "rootStatus", args: [issuer, root] },
      }),
    ),
    readIssuersRemoved(client, deployment, { campaign, issuer, fromBlock }),
  ]);
  const deadlines: Deadline[] = [
    {
      what: `The grace of the root that issuer ${issuer} has replaced`,
      end: liveUntil + 1,
      hint: "Fetch the issuer's current list, and answer with that.",
    },
    ...removals.map(({ acceptedUntil }) => ({
      what: `The time for which campaign ${campaign} accepts issuer ${issuer}`,
      end: acceptedUntil,
      hint: "Answer with a card of another issuer.",
    })),
  ];
  if (periodLength > 0) {
    deadlines.push({
      what: `Period ${currentPeriod} of campaign ${campaign}`,
      end: openedAt + (currentPeriod + 1) * periodLength,
      // In a campaign of short periods nobody could answer otherwise.
      needed: Math.min(SETTLING_TIME, Math.floor(periodLength / 2)),
      hint: "Answer in the next period.",
    });
  }
  if (closesAt !== undefined) {
    deadlines.push({ what: `Campaign ${campaign}`, end: closesAt, hint: "It is too late to answer it." });
  }
  return deadlines;
}

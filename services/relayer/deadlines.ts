import { readContract } from "viem/actions";
import type { Answer } from "../../src/answer/answer.ts";
import type { CampaignState } from "../../src/chain/actions/campaignState.ts";
import { failures } from "../../src/chain/failures.ts";
import { type RefusalReason, refusals } from "../../src/chain/refusals.ts";
import type { SignedClaim, SignedConsent, SignedTicket } from "../../src/chain/typedData.ts";
import { consentRegistryAbi } from "../../src/generated/abis.ts";
import { RequestRefusedError } from "../shared/http/errors.ts";
import type { Policy } from "./policy.ts";
import type { Relayer } from "./relayer.ts";

/** When the chain stops to accept something. */
export interface Deadline {
  /** Time of the last block in which it is accepted, Unix seconds. */
  readonly last: number;
  /** Name of the contract's error from then on. */
  readonly reason: string;
}

/** What ends an answer: its date, period, campaign and root, the consent to it, and its ticket. */
export function answerDeadlines(
  { validAt, period }: Pick<Answer, "validAt" | "period">,
  { openedAt, periodLength, closesAt }: Pick<CampaignState, "openedAt" | "periodLength" | "closesAt">,
  {
    rootUntil,
    consentUntil,
    ticket,
  }: {
    /** The last second in which the root is live. */
    readonly rootUntil: number;
    /** The first second in which the consent is over. */
    readonly consentUntil: number;
    readonly ticket?: Pick<SignedTicket, "expiry"> | undefined;
  },
): Deadline[] {
  const deadlines = [
    { last: validAt, reason: "ValidAtOutOfRange" },
    { last: rootUntil, reason: "RootNotLive" },
    { last: consentUntil - 1, reason: "ConsentNotLive" },
  ];
  if (periodLength > 0) {
    deadlines.push({ last: openedAt + (period + 1) * periodLength - 1, reason: "PeriodNotCurrent" });
  }
  if (closesAt !== undefined) deadlines.push({ last: closesAt - 1, reason: "CampaignClosed" });
  if (ticket !== undefined) deadlines.push({ last: ticket.expiry, reason: "TicketExpired" });
  return deadlines;
}

/** What ends a signed message; nothing ends a withdrawal. */
export const messageDeadlines = {
  consent: ({ until }: Pick<SignedConsent, "until">): Deadline[] => [
    { last: until - 1, reason: "ConsentAlreadyOver" },
  ],
  withdrawal: (): Deadline[] => [],
  claim: ({ deadline }: Pick<SignedClaim, "deadline">): Deadline[] => [
    { last: deadline, reason: "ClaimExpired" },
  ],
} as const;

/** Reads what ends an answer that waits, as things stand now. */
export async function readAnswerDeadlines(
  { campaigns, client, deployment }: Relayer,
  answer: Answer,
  ticket: SignedTicket | undefined,
): Promise<Deadline[]> {
  const campaign = await campaigns.campaign(answer.campaign);
  const [rootUntil, { until: consentUntil }] = await Promise.all([
    campaigns.rootUntil(answer.issuer, answer.root),
    readContract(client, {
      address: deployment.consentRegistry,
      abi: consentRegistryAbi,
      functionName: "consentOf",
      args: [answer.subject, campaign.terms],
    }),
  ]);
  return answerDeadlines(answer, campaign, { rootUntil, consentUntil, ticket });
}

/** Seconds that something must still be good for when it comes in: until it is sent, and until that is final. */
export function secondsNeeded(
  { largestAge, margin }: Pick<Policy, "largestAge" | "margin">,
  /** Transactions that have to be final before, such as that of the consent to an answer. */
  transactionsBefore = 0,
): number {
  return largestAge + margin * (1 + transactionsBefore);
}

/** The first of the deadlines that lies before a time. */
export function missedAt(deadlines: readonly Deadline[], time: number): Deadline | undefined {
  return deadlines.filter(({ last }) => last < time).sort((one, other) => one.last - other.last)[0];
}

/** Throws `RequestRefusedError` unless so many seconds are left. */
export async function requireSeconds(
  { campaigns }: Pick<Relayer, "campaigns">,
  deadlines: readonly Deadline[],
  needed: number,
): Promise<void> {
  const now = await campaigns.now();
  const missed = missedAt(deadlines, now + needed);
  if (missed === undefined) return;
  const { last, reason } = missed;
  const hint = refusals[reason as RefusalReason]?.hint ?? failures[reason]?.hint;
  throw new RequestRefusedError(
    reason,
    `It counts until ${last} only, and the relayer may need ${needed} seconds from now, ${now}, to bring it on chain.`,
    typeof hint === "string" ? { hint } : {},
  );
}

import type { Answer } from "../../src/answer/answer.ts";
import type { CampaignState } from "../../src/chain/actions/campaignState.ts";
import type { SignedClaim, SignedConsent, SignedTicket } from "../../src/chain/typedData.ts";
import type { Policy } from "./policy.ts";

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

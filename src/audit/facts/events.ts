import type { Address, Hex } from "viem";
import type { Proof } from "../../answer/answer.ts";
import type { Model, Rules } from "../../request/request.ts";

/** Where an event is on chain, and when: what decides what came first. */
export interface Place {
  readonly block: number;
  /** Position in the block; no two events share block and position. */
  readonly index: number;
  /** Of the block, Unix seconds. */
  readonly time: number;
  readonly transaction: Hex;
}

/** What the transaction of an answer shows besides its event. */
export interface Calldata {
  readonly issuer: bigint;
  readonly root: bigint;
  readonly proof: Proof;
}

/** What a campaign was opened with, as far as an auditor needs it. Amounts are in the token's smallest unit. */
export interface OpeningFacts {
  readonly brand: Address;
  readonly terms: Hex;
  readonly schema: bigint;
  readonly rules: Rules;
  /** Zero for a campaign without one. */
  readonly model: Hex;
  readonly issuers: readonly bigint[];
  readonly isSealed: boolean;
  readonly token: Address;
  readonly reward: bigint;
  /** Seconds; 0 for one period that never ends. */
  readonly periodLength: number;
  readonly answersPerPeriod: number;
  /** Seconds. */
  readonly notice: number;
  readonly documentHash: Hex;
}

/** The arguments of each kind of event. Times are Unix seconds, amounts in the token's smallest unit. */
export interface EventArguments {
  IssuerRegistered: { readonly issuer: bigint; readonly grace: number };
  RootPublished: { readonly issuer: bigint; readonly root: bigint };
  RootReplaced: { readonly issuer: bigint; readonly root: bigint; readonly liveUntil: number };
  RootRevoked: { readonly issuer: bigint; readonly root: bigint };
  RootsRevoked: { readonly issuer: bigint; readonly publishedBefore: number };
  TermsPublished: { readonly terms: Hex; readonly brand: Address; readonly core: string };
  ConsentGiven: {
    readonly subject: Address;
    readonly until: number;
    readonly signedAt: number;
    readonly words: Hex;
  };
  ConsentWithdrawn: { readonly subject: Address; readonly signedAt: number };
  ModelRegistered: { readonly model: Hex; readonly parameters: Model };
  CampaignOpened: OpeningFacts;
  CampaignFunded: { readonly amount: bigint };
  CampaignClosing: { readonly closesAt: number };
  IssuerRemoved: { readonly issuer: bigint; readonly acceptedUntil: number };
  AnswerSettled: {
    readonly subject: Address;
    readonly nullifier: bigint;
    readonly period: number;
    readonly sealedSegment: bigint;
    readonly validAt: number;
    /** Absent if a contract put it together, so that no calldata holds it. */
    readonly calldata?: Calldata | undefined;
    /** What else in the transaction could have been the answer: whoever sends it adds what the contract passes over. */
    readonly otherCalldata?: readonly Calldata[] | undefined;
  };
  RewardClaimed: { readonly nullifier: bigint; readonly payee: Address; readonly amount: bigint };
  RemainderReclaimed: { readonly payee: Address; readonly amount: bigint };
}

export type EventName = keyof EventArguments;

/** One event of a kind, with its place. */
export type EventOf<Name extends EventName> = Place & { readonly event: Name } & EventArguments[Name];

/** More of what could have been one answer than this are there to be slow to read. */
export const MOST_OTHER_CALLDATA = 15;

/** Any event. */
export type FactEvent = { [Name in EventName]: EventOf<Name> }[EventName];

export type AnswerEvent = EventOf<"AnswerSettled">;

/** The events of one kind, in chain order. */
export function eventsOf<Name extends EventName>(
  events: readonly FactEvent[],
  name: Name,
): readonly EventOf<Name>[] {
  return events.filter((one): one is EventOf<Name> & FactEvent => one.event === name) as never;
}

/** Whether something came earlier on chain; neither before itself nor after. */
export function isBefore(left: Place, right: Place): boolean {
  return comparePlaces(left, right) < 0;
}

/** For sorting into chain order. */
export function comparePlaces(left: Place, right: Place): number {
  return left.block - right.block || left.index - right.index;
}

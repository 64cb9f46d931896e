import type { Address, Hex } from "viem";
import type { Deployment } from "../deployment.ts";
import { type ChainEvent, type EventRange, emittedBy, readEvents } from "../eventRange.ts";
import type { ReadingClient } from "../transact.ts";

/** An answer was accepted and its reward credited to the subject. */
export interface AnswerSettled {
  readonly campaign: bigint;
  readonly nullifier: bigint;
  readonly subject: Address;
  readonly period: number;
  readonly sealedSegment: bigint;
  /** Unix seconds, a UTC midnight. */
  readonly validAt: number;
}

/** A reward was paid. The amount is in the token's smallest unit. */
export interface RewardClaimed {
  readonly campaign: bigint;
  readonly nullifier: bigint;
  readonly payee: Address;
  readonly amount: bigint;
}

/** A subject agreed to terms. Unix seconds. */
export interface ConsentGiven {
  readonly subject: Address;
  readonly terms: Hex;
  readonly until: number;
  readonly signedAt: number;
  readonly recordedAt: number;
  /** Hash of the words that the subject was shown (`hashOfWords`). */
  readonly words: Hex;
}

/** A subject withdrew. Unix seconds. */
export interface ConsentWithdrawn {
  readonly subject: Address;
  readonly terms: Hex;
  readonly signedAt: number;
  readonly recordedAt: number;
}

/** An issuer published a root; its leaves are at `uri`. */
export interface RootPublished {
  readonly issuer: bigint;
  readonly root: bigint;
  readonly uri: string;
  readonly leafCount: number;
  readonly digest: Hex;
}

/** An issuer ended at once all roots that it published before a time; Unix seconds. */
export interface RootsRevoked {
  readonly issuer: bigint;
  readonly publishedBefore: number;
}

/** Another account publishes and revokes an issuer's roots from then on. */
export interface IssuerAccountChanged {
  readonly issuer: bigint;
  readonly previousAccount: Address;
  readonly account: Address;
}

/** A campaign accepts credentials of an issuer until `acceptedUntil`; Unix seconds. */
export interface IssuerRemoved {
  readonly campaign: bigint;
  readonly issuer: bigint;
  readonly acceptedUntil: number;
}

/** One value, or any of some. */
export type OneOrMore<Value> = Value | readonly Value[];

/** Reads only events with these values; an omitted field matches every value. */
export interface AnswerFilter {
  readonly campaign?: OneOrMore<bigint>;
  readonly subject?: Address;
}

export interface ClaimFilter {
  readonly campaign?: bigint;
  readonly nullifier?: bigint;
}

export interface ConsentFilter {
  readonly subject?: Address;
  readonly terms?: OneOrMore<Hex>;
}

/** Settled answers in a range of blocks. */
export async function readAnswersSettled(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, subject, ...range }: AnswerFilter & EventRange,
): Promise<ChainEvent<AnswerSettled>[]> {
  const filter = { ...emittedBy.campaigns, eventName: "AnswerSettled", args: { campaign, subject } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Paid rewards in a range of blocks. */
export async function readRewardsClaimed(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, nullifier, ...range }: ClaimFilter & EventRange,
): Promise<ChainEvent<RewardClaimed>[]> {
  const filter = {
    ...emittedBy.campaigns,
    eventName: "RewardClaimed",
    args: { campaign, nullifier },
  } as const;
  return readEvents(client, deployment, filter, range);
}

/** Opened campaigns in a range of blocks, with their readable parameters. */
export async function readCampaignsOpened(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, brand, ...range }: { readonly campaign?: bigint; readonly brand?: Address } & EventRange,
) {
  const filter = { ...emittedBy.campaigns, eventName: "CampaignOpened", args: { campaign, brand } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Registered models in a range of blocks, with their readable parameters. */
export async function readModelsRegistered(
  client: ReadingClient,
  deployment: Deployment,
  { model, ...range }: { readonly model?: Hex } & EventRange,
) {
  const filter = { ...emittedBy.campaigns, eventName: "ModelRegistered", args: { model } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Consents in a range of blocks. */
export async function readConsentsGiven(
  client: ReadingClient,
  deployment: Deployment,
  { subject, terms, ...range }: ConsentFilter & EventRange,
): Promise<ChainEvent<ConsentGiven>[]> {
  const filter = {
    ...emittedBy.consentRegistry,
    eventName: "ConsentGiven",
    args: { subject, terms },
  } as const;
  return readEvents(client, deployment, filter, range);
}

/** Withdrawals in a range of blocks. */
export async function readConsentsWithdrawn(
  client: ReadingClient,
  deployment: Deployment,
  { subject, terms, ...range }: ConsentFilter & EventRange,
): Promise<ChainEvent<ConsentWithdrawn>[]> {
  const filter = {
    ...emittedBy.consentRegistry,
    eventName: "ConsentWithdrawn",
    args: { subject, terms },
  } as const;
  return readEvents(client, deployment, filter, range);
}

/** Published roots in a range of blocks. */
export async function readRootsPublished(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, root, ...range }: { readonly issuer?: bigint; readonly root?: bigint } & EventRange,
): Promise<ChainEvent<RootPublished>[]> {
  const filter = { ...emittedBy.issuerRegistry, eventName: "RootPublished", args: { issuer, root } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Times before which issuers ended all of their roots, in a range of blocks. */
export async function readRootsRevoked(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, ...range }: { readonly issuer?: bigint } & EventRange,
): Promise<ChainEvent<RootsRevoked>[]> {
  const filter = { ...emittedBy.issuerRegistry, eventName: "RootsRevoked", args: { issuer } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Issuers that changed hands in a range of blocks. */
export async function readIssuerAccountsChanged(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, ...range }: { readonly issuer?: bigint } & EventRange,
): Promise<ChainEvent<IssuerAccountChanged>[]> {
  const filter = {
    ...emittedBy.issuerRegistry,
    eventName: "IssuerAccountChanged",
    args: { issuer },
  } as const;
  return readEvents(client, deployment, filter, range);
}

/** Issuers that campaigns removed in a range of blocks. */
export async function readIssuersRemoved(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, issuer, ...range }: { readonly campaign?: bigint; readonly issuer?: bigint } & EventRange,
): Promise<ChainEvent<IssuerRemoved>[]> {
  const filter = { ...emittedBy.campaigns, eventName: "IssuerRemoved", args: { campaign, issuer } } as const;
  return readEvents(client, deployment, filter, range);
}

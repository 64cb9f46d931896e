import type { Address, Hex } from "viem";
import { getContractEvents } from "viem/actions";
import { campaignsAbi, consentRegistryAbi, issuerRegistryAbi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import { type ChainEvent, type EventRange, readEvents } from "../eventRange.ts";
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

/** Reads only events with these values; an omitted field matches every value. */
export interface AnswerFilter {
  readonly campaign?: bigint;
  readonly subject?: Address;
}

export interface ClaimFilter {
  readonly campaign?: bigint;
  readonly nullifier?: bigint;
}

export interface ConsentFilter {
  readonly subject?: Address;
  readonly terms?: Hex;
}

/** Settled answers in a range of blocks. */
export async function readAnswersSettled(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { campaign, subject, ...range }: AnswerFilter & EventRange,
): Promise<ChainEvent<AnswerSettled>[]> {
  const args = { campaign, subject };
  const filter = { address, abi: campaignsAbi, eventName: "AnswerSettled", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Paid rewards in a range of blocks. */
export async function readRewardsClaimed(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { campaign, nullifier, ...range }: ClaimFilter & EventRange,
): Promise<ChainEvent<RewardClaimed>[]> {
  const args = { campaign, nullifier };
  const filter = { address, abi: campaignsAbi, eventName: "RewardClaimed", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Opened campaigns in a range of blocks, with their readable parameters. */
export async function readCampaignsOpened(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { campaign, brand, ...range }: { readonly campaign?: bigint; readonly brand?: Address } & EventRange,
) {
  const args = { campaign, brand };
  const filter = { address, abi: campaignsAbi, eventName: "CampaignOpened", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Registered models in a range of blocks, with their readable parameters. */
export async function readModelsRegistered(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { model, ...range }: { readonly model?: Hex } & EventRange,
) {
  const args = { model };
  const filter = { address, abi: campaignsAbi, eventName: "ModelRegistered", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Consents in a range of blocks. */
export async function readConsentsGiven(
  client: ReadingClient,
  { consentRegistry: address }: Deployment,
  { subject, terms, ...range }: ConsentFilter & EventRange,
): Promise<ChainEvent<ConsentGiven>[]> {
  const args = { subject, terms };
  const filter = { address, abi: consentRegistryAbi, eventName: "ConsentGiven", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Withdrawals in a range of blocks. */
export async function readConsentsWithdrawn(
  client: ReadingClient,
  { consentRegistry: address }: Deployment,
  { subject, terms, ...range }: ConsentFilter & EventRange,
): Promise<ChainEvent<ConsentWithdrawn>[]> {
  const args = { subject, terms };
  const filter = {
    address,
    abi: consentRegistryAbi,
    eventName: "ConsentWithdrawn",
    args,
    strict: true,
  } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Published roots in a range of blocks. */
export async function readRootsPublished(
  client: ReadingClient,
  { issuerRegistry: address }: Deployment,
  { issuer, root, ...range }: { readonly issuer?: bigint; readonly root?: bigint } & EventRange,
): Promise<ChainEvent<RootPublished>[]> {
  const args = { issuer, root };
  const filter = { address, abi: issuerRegistryAbi, eventName: "RootPublished", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Times before which issuers ended all of their roots, in a range of blocks. */
export async function readRootsRevoked(
  client: ReadingClient,
  { issuerRegistry: address }: Deployment,
  { issuer, ...range }: { readonly issuer?: bigint } & EventRange,
): Promise<ChainEvent<RootsRevoked>[]> {
  const args = { issuer };
  const filter = { address, abi: issuerRegistryAbi, eventName: "RootsRevoked", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Issuers that changed hands in a range of blocks. */
export async function readIssuerAccountsChanged(
  client: ReadingClient,
  { issuerRegistry: address }: Deployment,
  { issuer, ...range }: { readonly issuer?: bigint } & EventRange,
): Promise<ChainEvent<IssuerAccountChanged>[]> {
  const filter = {
    address,
    abi: issuerRegistryAbi,
    eventName: "IssuerAccountChanged",
    args: { issuer },
    strict: true,
  } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

/** Issuers that campaigns removed in a range of blocks. */
export async function readIssuersRemoved(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { campaign, issuer, ...range }: { readonly campaign?: bigint; readonly issuer?: bigint } & EventRange,
): Promise<ChainEvent<IssuerRemoved>[]> {
  const args = { campaign, issuer };
  const filter = { address, abi: campaignsAbi, eventName: "IssuerRemoved", args, strict: true } as const;
  return readEvents(client, range, (piece) => getContractEvents(client, { ...filter, ...piece }));
}

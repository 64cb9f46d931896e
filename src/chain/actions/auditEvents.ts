import type { Address, Hex } from "viem";
import type { Deployment } from "../deployment.ts";
import { type ChainEvent, type EventRange, emittedBy, readEvents } from "../eventRange.ts";
import type { ReadingClient } from "../transact.ts";
import type { OneOrMore } from "./events.ts";
import { type SourceKind, sourceKinds } from "./issuer.ts";

// What an auditor reads beside the events that those who take part need: where money came from and went, and which
// roots counted when.

/** Somebody paid into a campaign. The amount is what arrived, in the token's smallest unit. */
export interface CampaignFunded {
  readonly campaign: bigint;
  readonly funder: Address;
  readonly amount: bigint;
}

/** A campaign accepts no answers from `closesAt` on; Unix seconds. */
export interface CampaignClosing {
  readonly campaign: bigint;
  readonly closesAt: number;
}

/** What no answer earned went back to the brand's payee, in the token's smallest unit. */
export interface RemainderReclaimed {
  readonly campaign: bigint;
  readonly payee: Address;
  readonly amount: bigint;
}

/**
 * An answer in a batch could not be settled; `reason` is the selector of the contract's error. No evidence of anything:
 * anyone can send a batch with any campaign, subject and nullifier.
 */
export interface AnswerSkipped {
  readonly campaign: bigint;
  readonly subject: Address;
  readonly nullifier: bigint;
  readonly reason: Hex;
}

/** A brand published terms, whose canonical text is `core` (see `readCanonicalTerms`). */
export interface TermsPublished {
  readonly terms: Hex;
  readonly brand: Address;
  readonly core: string;
  readonly uri: string;
}

/** An issuer registered, with what it says of itself. */
export interface IssuerRegistered {
  readonly issuer: bigint;
  readonly account: Address;
  readonly kind: SourceKind;
  /** Seconds. */
  readonly minimumInterval: number;
  /** Seconds. */
  readonly grace: number;
  readonly metadataUri: string;
}

/** A newer root took the place of this one, which counts until `liveUntil`; Unix seconds. */
export interface RootReplaced {
  readonly issuer: bigint;
  readonly root: bigint;
  readonly liveUntil: number;
}

/** A root was ended at once. Many at a time are a `RootsRevoked`. */
export interface RootRevoked {
  readonly issuer: bigint;
  readonly root: bigint;
}

/** An issuer was offered to an account; to nobody if that is the zero address. */
export interface IssuerOffered {
  readonly issuer: bigint;
  readonly account: Address;
}

type Of<Filter> = Filter & EventRange;

/** What campaigns were funded with in a range of blocks. */
export async function readCampaignsFunded(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, funder, ...range }: Of<{ readonly campaign?: OneOrMore<bigint>; readonly funder?: Address }>,
): Promise<ChainEvent<CampaignFunded>[]> {
  const filter = { ...emittedBy.campaigns, eventName: "CampaignFunded", args: { campaign, funder } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Campaigns whose end was announced in a range of blocks. */
export async function readCampaignsClosing(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, ...range }: Of<{ readonly campaign?: OneOrMore<bigint> }>,
): Promise<ChainEvent<CampaignClosing>[]> {
  const filter = { ...emittedBy.campaigns, eventName: "CampaignClosing", args: { campaign } } as const;
  return readEvents(client, deployment, filter, range);
}

/** What brands took back in a range of blocks. */
export async function readRemaindersReclaimed(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, payee, ...range }: Of<{ readonly campaign?: OneOrMore<bigint>; readonly payee?: Address }>,
): Promise<ChainEvent<RemainderReclaimed>[]> {
  const args = { campaign, payee };
  const filter = { ...emittedBy.campaigns, eventName: "RemainderReclaimed", args } as const;
  return readEvents(client, deployment, filter, range);
}

/** Answers that batches skipped in a range of blocks. */
export async function readAnswersSkipped(
  client: ReadingClient,
  deployment: Deployment,
  { campaign, subject, ...range }: Of<{ readonly campaign?: bigint; readonly subject?: Address }>,
): Promise<ChainEvent<AnswerSkipped>[]> {
  const filter = { ...emittedBy.campaigns, eventName: "AnswerSkipped", args: { campaign, subject } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Terms that brands published in a range of blocks. */
export async function readTermsPublished(
  client: ReadingClient,
  deployment: Deployment,
  { terms, brand, ...range }: Of<{ readonly terms?: Hex; readonly brand?: Address }>,
): Promise<ChainEvent<TermsPublished>[]> {
  const args = { terms, brand };
  const filter = { ...emittedBy.consentRegistry, eventName: "TermsPublished", args } as const;
  return readEvents(client, deployment, filter, range);
}

/** Issuers that registered in a range of blocks. */
export async function readIssuersRegistered(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, account, ...range }: Of<{ readonly issuer?: bigint; readonly account?: Address }>,
): Promise<ChainEvent<IssuerRegistered>[]> {
  const args = { issuer, account };
  const filter = { ...emittedBy.issuerRegistry, eventName: "IssuerRegistered", args } as const;
  const registered = await readEvents(client, deployment, filter, range);
  return registered.map(({ kind, ...rest }) => ({ ...rest, kind: sourceKinds[kind]! }));
}

/** Roots that newer ones replaced in a range of blocks. */
export async function readRootsReplaced(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, root, ...range }: Of<{ readonly issuer?: bigint; readonly root?: bigint }>,
): Promise<ChainEvent<RootReplaced>[]> {
  const filter = { ...emittedBy.issuerRegistry, eventName: "RootReplaced", args: { issuer, root } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Roots that were revoked one by one in a range of blocks. */
export async function readSingleRootsRevoked(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, root, ...range }: Of<{ readonly issuer?: bigint; readonly root?: bigint }>,
): Promise<ChainEvent<RootRevoked>[]> {
  const filter = { ...emittedBy.issuerRegistry, eventName: "RootRevoked", args: { issuer, root } } as const;
  return readEvents(client, deployment, filter, range);
}

/** Issuers that were offered to another account in a range of blocks. */
export async function readIssuersOffered(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, account, ...range }: Of<{ readonly issuer?: bigint; readonly account?: Address }>,
): Promise<ChainEvent<IssuerOffered>[]> {
  const filter = {
    ...emittedBy.issuerRegistry,
    eventName: "IssuerOffered",
    args: { issuer, account },
  } as const;
  return readEvents(client, deployment, filter, range);
}

import { type Address, type Hex, parseEventLogs } from "viem";
import { readContract } from "viem/actions";
import { InvalidValueError } from "../../errors.ts";
import { issuerRegistryAbi as abi } from "../../generated/abis.ts";
import {
  acceptIssuerCall,
  offerIssuerCall,
  publishRootCall,
  registerIssuerCall,
  revokeRootCall,
  revokeRootsBeforeCall,
} from "../calls/issuerCalls.ts";
import type { Deployment } from "../deployment.ts";
import {
  explained,
  type ReadingClient,
  requireEvent,
  type Sent,
  type SigningClient,
  transact,
} from "../transact.ts";

/** Where an issuer reads attributes, as it declares itself; in the contract's order. */
export const sourceKinds = [
  "EthereumWallet",
  "SolidPod",
  "DataVault",
  "BankAccount",
  "SelfDeclared",
  "Brand",
] as const;

export type SourceKind = (typeof sourceKinds)[number];

export interface IssuerParameters {
  readonly kind: SourceKind;
  /** Least seconds between two roots, at least 60; usually 3,600. */
  readonly minimumInterval: number;
  /** Seconds for which a replaced root stays live, at most 604,800 (7 days). */
  readonly grace: number;
  /** Address of the issuer's description of itself. */
  readonly metadataUri: string;
}

export interface RootParameters {
  readonly issuer: bigint;
  /** A field element other than 0 that this issuer never published. */
  readonly root: bigint;
  /** Address of the published leaves. */
  readonly uri: string;
  readonly leafCount: number;
  /** Digest of the published leaves, 32 bytes. */
  readonly digest: Hex;
}

/** Registers the client's account as an issuer and returns the issuer's number. */
export async function registerIssuer(
  client: SigningClient,
  deployment: Deployment,
  { kind, ...parameters }: IssuerParameters,
): Promise<Sent & { readonly issuer: bigint }> {
  const call = registerIssuerCall(deployment, { kind: indexOfKind(kind), ...parameters });
  const { logs, ...sent } = await transact(client, deployment, call);
  const event = requireEvent(
    parseEventLogs({ abi, eventName: "IssuerRegistered", logs }),
    "IssuerRegistered",
  );
  return { ...sent, issuer: event.args.issuer };
}

/** Publishes the issuer's next root. The previous one stays live for the issuer's grace. */
export async function publishRoot(
  client: SigningClient,
  deployment: Deployment,
  root: RootParameters,
): Promise<Sent> {
  const { hash, gasUsed } = await transact(client, deployment, publishRootCall(deployment, root));
  return { hash, gasUsed };
}

/** Ends a root at once, without grace. */
export async function revokeRoot(
  client: SigningClient,
  deployment: Deployment,
  root: Pick<RootParameters, "issuer" | "root">,
): Promise<Sent> {
  const { hash, gasUsed } = await transact(client, deployment, revokeRootCall(deployment, root));
  return { hash, gasUsed };
}

/**
 * Ends at once every root that the issuer published before a time, Unix seconds; unless that is given, before the
 * current root. To revoke a card, publish a root without it and then call this.
 */
export async function revokeRootsBefore(
  client: SigningClient,
  deployment: Deployment,
  { issuer, time }: { readonly issuer: bigint; readonly time?: number },
): Promise<Sent> {
  const before = time ?? (await publicationOfCurrentRoot(client, deployment, issuer));
  const call = revokeRootsBeforeCall(deployment, { issuer, time: before });
  const { hash, gasUsed } = await transact(client, deployment, call);
  return { hash, gasUsed };
}

/** Offers an issuer of the client's account to another one; the zero address takes the offer back. */
export async function offerIssuer(
  client: SigningClient,
  deployment: Deployment,
  { issuer, account }: { readonly issuer: bigint; readonly account: Address },
): Promise<Sent> {
  const call = offerIssuerCall(deployment, { issuer, account });
  const { hash, gasUsed } = await transact(client, deployment, call);
  return { hash, gasUsed };
}

/** The client's account takes an issuer that was offered to it. */
export async function acceptIssuer(
  client: SigningClient,
  deployment: Deployment,
  { issuer }: { readonly issuer: bigint },
): Promise<Sent> {
  const call = acceptIssuerCall(deployment, { issuer });
  const { hash, gasUsed } = await transact(client, deployment, call);
  return { hash, gasUsed };
}

/** What an issuer registered as. Throws `ContractRevertError` (`IssuerUnknown`) if nobody has the number. */
export async function readIssuer(
  client: ReadingClient,
  { issuerRegistry: address }: Deployment,
  { issuer }: { readonly issuer: bigint },
): Promise<Omit<IssuerParameters, "metadataUri"> & { readonly account: Address }> {
  const { kind, ...rest } = await explained(() =>
    readContract(client, { address, abi, functionName: "issuerOf", args: [issuer] }),
  );
  return { kind: sourceKinds[kind]!, ...rest };
}

/** The root that an issuer published last, 0 if it published none. It may have been revoked since. */
export async function readCurrentRoot(
  client: ReadingClient,
  { issuerRegistry: address }: Deployment,
  { issuer }: { readonly issuer: bigint },
): Promise<bigint> {
  return explained(() => readContract(client, { address, abi, functionName: "currentRoot", args: [issuer] }));
}

/** Whether answers under a root of an issuer are accepted now. */
export async function isRootLive(
  client: ReadingClient,
  deployment: Deployment,
  { issuer, root }: Pick<RootParameters, "issuer" | "root">,
): Promise<boolean> {
  const address = deployment.issuerRegistry;
  return explained(() =>
    readContract(client, { address, abi, functionName: "isRootLive", args: [issuer, root] }),
  );
}

async function publicationOfCurrentRoot(
  client: ReadingClient,
  deployment: Deployment,
  issuer: bigint,
): Promise<number> {
  const { issuerRegistry: address } = deployment;
  const root = await readCurrentRoot(client, deployment, { issuer });
  const { publishedAt } = await explained(() =>
    readContract(client, { address, abi, functionName: "rootStatus", args: [issuer, root] }),
  );
  return publishedAt;
}

function indexOfKind(kind: SourceKind): number {
  const index = sourceKinds.indexOf(kind);
  if (index >= 0) return index;
  throw new InvalidValueError(`${kind} is not a kind of source.`, {
    hint: `Use one of ${sourceKinds.join(", ")}.`,
  });
}

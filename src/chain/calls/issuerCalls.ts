import { type Address, encodeFunctionData, type Hex } from "viem";
import { issuerRegistryAbi as abi } from "../../generated/abis.ts";
import type { Deployment } from "../deployment.ts";
import type { ContractCall } from "./call.ts";

/** The call that registers the sender as an issuer. `kind` is the index in `sourceKinds`; times are in seconds. */
export function registerIssuerCall(
  { issuerRegistry }: Deployment,
  {
    kind,
    minimumInterval,
    grace,
    metadataUri,
  }: {
    readonly kind: number;
    readonly minimumInterval: number;
    readonly grace: number;
    readonly metadataUri: string;
  },
): ContractCall {
  const args = [kind, minimumInterval, grace, metadataUri] as const;
  return { to: issuerRegistry, data: encodeFunctionData({ abi, functionName: "register", args }) };
}

/** The call that publishes an issuer's next root. */
export function publishRootCall(
  { issuerRegistry }: Deployment,
  {
    issuer,
    root,
    uri,
    leafCount,
    digest,
  }: {
    readonly issuer: bigint;
    readonly root: bigint;
    readonly uri: string;
    readonly leafCount: number;
    readonly digest: Hex;
  },
): ContractCall {
  const args = [issuer, root, uri, leafCount, digest] as const;
  return { to: issuerRegistry, data: encodeFunctionData({ abi, functionName: "publishRoot", args }) };
}

/** The call that ends a root at once. */
export function revokeRootCall(
  { issuerRegistry }: Deployment,
  { issuer, root }: { readonly issuer: bigint; readonly root: bigint },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "revokeRoot", args: [issuer, root] });
  return { to: issuerRegistry, data };
}

/** The call that ends every root that an issuer published before a time, in Unix seconds. */
export function revokeRootsBeforeCall(
  { issuerRegistry }: Deployment,
  { issuer, time }: { readonly issuer: bigint; readonly time: number },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "revokeRootsBefore", args: [issuer, time] });
  return { to: issuerRegistry, data };
}

/** The call that offers an issuer of the sender to another account. */
export function offerIssuerCall(
  { issuerRegistry }: Deployment,
  { issuer, account }: { readonly issuer: bigint; readonly account: Address },
): ContractCall {
  const data = encodeFunctionData({ abi, functionName: "offerIssuer", args: [issuer, account] });
  return { to: issuerRegistry, data };
}

/** The call with which the sender takes an issuer that was offered to it. */
export function acceptIssuerCall(
  { issuerRegistry }: Deployment,
  { issuer }: { readonly issuer: bigint },
): ContractCall {
  return {
    to: issuerRegistry,
    data: encodeFunctionData({ abi, functionName: "acceptIssuer", args: [issuer] }),
  };
}

import { encodeFunctionData, type Hex } from "viem";
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

import { getBlock, getBlockNumber, readContract } from "viem/actions";
import { issuerRegistryAbi as abi } from "../../../src/generated/abis.ts";
import { revertReason } from "../../shared/revertReason.ts";
import type { Gateway } from "../gateway.ts";

/** What the chain says about a root of an issuer. */
export interface RootOnChain {
  /** Unix seconds; undefined if it was never published. */
  readonly publishedAt: number | undefined;
  /** Whether it ended before its grace. */
  readonly isRevoked: boolean;
}

/** A root at a block; by default the latest. */
export async function readRoot(
  { client, deployment }: Pick<Gateway, "client" | "deployment">,
  { issuer, root }: { readonly issuer: bigint; readonly root: bigint },
  blockNumber?: bigint,
): Promise<RootOnChain> {
  const { publishedAt, revoked } = await readContract(client, {
    address: deployment.issuerRegistry,
    abi,
    functionName: "rootStatus",
    args: [issuer, root],
    ...(blockNumber !== undefined && { blockNumber }),
  });
  return { publishedAt: publishedAt === 0 ? undefined : publishedAt, isRevoked: revoked };
}

/** Whether an issuer is the gateway's at a block. */
export async function isOwnIssuer(
  { client, deployment }: Pick<Gateway, "client" | "deployment">,
  issuer: bigint,
  blockNumber: bigint,
): Promise<boolean> {
  try {
    const { account } = await readContract(client, {
      address: deployment.issuerRegistry,
      abi,
      functionName: "issuerOf",
      args: [issuer],
      blockNumber,
    });
    return account.toLowerCase() === client.account.address.toLowerCase();
  } catch (error) {
    if (revertReason(error) === "IssuerUnknown") return false;
    throw error;
  }
}

/** The newest block that counts as final. */
export async function finalBlock({ client, policy }: Pick<Gateway, "client" | "policy">): Promise<bigint> {
  const latest = await getBlockNumber(client, { cacheTime: 0 });
  const final = latest - BigInt(policy.confirmations) + 1n;
  return final < 0n ? 0n : final;
}

/** The first second in which the issuer may publish its next root, and the time of the latest block; Unix seconds. */
export async function readInterval(
  gateway: Pick<Gateway, "client" | "deployment">,
  { issuer, minimumInterval }: { readonly issuer: bigint; readonly minimumInterval: number },
): Promise<{ readonly notBefore: number; readonly now: number }> {
  const { client, deployment } = gateway;
  const contract = { address: deployment.issuerRegistry, abi } as const;
  const [root, { timestamp }] = await Promise.all([
    readContract(client, { ...contract, functionName: "currentRoot", args: [issuer] }),
    getBlock(client, { blockTag: "latest" }),
  ]);
  const { publishedAt } =
    root === 0n ? { publishedAt: undefined } : await readRoot(gateway, { issuer, root });
  const notBefore = publishedAt === undefined ? 0 : publishedAt + minimumInterval;
  return { notBefore, now: Number(timestamp) };
}

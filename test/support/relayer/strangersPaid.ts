import { type Address, decodeFunctionData, type Hex, size, slice } from "viem";
import { campaignsAbi, consentRegistryAbi, relayAbi } from "../../../src/generated/abis.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";

/** Bytes of a consent in a call of `deliverConsents`, which begin with its subject. */
const PACKED_CONSENT = 95;

/** What an account has paid on chain, in gas. */
export interface Paid {
  readonly total: bigint;
  /** For messages of others than the honest ones; of a transaction that carries both, their share by number. */
  readonly strangers: bigint;
}

/** Reads from the blocks what a relayer has paid, whatever it says itself. */
export async function readPaid(
  chain: CrowdChain,
  relayer: Address,
  honest: ReadonlySet<string>,
  fromBlock: bigint,
): Promise<Paid> {
  const latest = await chain.client.getBlockNumber({ cacheTime: 0 });
  let total = 0n;
  let strangers = 0n;
  for (let number = fromBlock; number <= latest; number++) {
    const { transactions } = await chain.client.getBlock({ blockNumber: number, includeTransactions: true });
    for (const { hash, from, to, input } of transactions) {
      if (from.toLowerCase() !== relayer.toLowerCase()) continue;
      const { gasUsed } = await chain.client.getTransactionReceipt({ hash });
      total += gasUsed;
      if (to?.toLowerCase() !== chain.deployment.relay.toLowerCase()) continue;
      const accounts = accountsIn(input);
      const foreign = accounts.filter((account) => !honest.has(account.toLowerCase())).length;
      strangers += (gasUsed * BigInt(foreign)) / BigInt(accounts.length);
    }
  }
  return { total, strangers };
}

/** Of each message that a transaction carries, whose it is. */
function accountsIn(input: Hex): readonly Address[] {
  const { functionName, args } = decodeFunctionData({ abi: relayAbi, data: input });
  if (functionName === "deliver") return args[0].map(accountOf);
  if (functionName !== "deliverConsents") throw new Error(`A relayer does not call ${functionName}.`);
  const consents = args[2];
  return Array.from({ length: size(consents) / PACKED_CONSENT }, (_, index) =>
    slice(consents, index * PACKED_CONSENT, index * PACKED_CONSENT + 20),
  );
}

/** The subject of a consent or a withdrawal, or the payee of a claim. */
function accountOf(message: Hex): Address {
  const { functionName, args } = decodeFunctionData({
    abi: [...consentRegistryAbi, ...campaignsAbi],
    data: message,
  });
  if (functionName === "consentBySignature") return args[0].subject;
  if (functionName === "withdrawBySignature") return args[0];
  if (functionName === "claimBySignature") return args[2];
  throw new Error(`A relay does not deliver ${functionName}.`);
}

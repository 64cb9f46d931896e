import { type Address, decodeFunctionData, type Hex } from "viem";
import { campaignsAbi, consentRegistryAbi, relayAbi } from "../../../src/generated/abis.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";

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
      const messages = messagesIn(input);
      const foreign = messages.filter((message) => !isHonest(message, honest)).length;
      strangers += (gasUsed * BigInt(foreign)) / BigInt(messages.length);
    }
  }
  return { total, strangers };
}

function messagesIn(input: Hex): readonly Hex[] {
  const { args } = decodeFunctionData({ abi: relayAbi, data: input });
  return args![0] as readonly Hex[];
}

/** Whether the subject of a consent or a withdrawal, or the payee of a claim, is an honest customer. */
function isHonest(message: Hex, honest: ReadonlySet<string>): boolean {
  const { functionName, args } = decodeFunctionData({
    abi: [...consentRegistryAbi, ...campaignsAbi],
    data: message,
  });
  if (functionName === "consentBySignature") return honest.has(args[0].subject.toLowerCase());
  if (functionName === "withdrawBySignature") return honest.has(args[0].toLowerCase());
  return functionName === "claimBySignature" && honest.has(args[2].toLowerCase());
}

import { type Address, erc20Abi, zeroAddress } from "viem";
import { readContract } from "viem/actions";
import type { Deployment } from "../../chain/deployment.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";
import { DecdpError } from "../../errors.ts";
import { campaignsAbi as abi, answerVerifierAbi } from "../../generated/abis.ts";
import { answerKey } from "../../generated/answerKey.ts";
import type { ContractState, KeptAnswer } from "../facts/facts.ts";

/** `closesAt` of a campaign that is not closing. */
const NOT_CLOSING = 2 ** 40 - 1;

/** A campaign's state at a block, without the answers that the contract keeps. */
export async function readState(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  { campaign, blockNumber }: { readonly campaign: bigint; readonly blockNumber: bigint },
) {
  return explained(async () => {
    const args = [campaign] as const;
    const state = await readContract(client, { address, abi, functionName: "campaignOf", args, blockNumber });
    const token = { address: state.token, abi: erc20Abi, functionName: "balanceOf" } as const;
    const balance = await readContract(client, { ...token, args: [address], blockNumber });
    const { available, closesAt, period, answersInPeriod, folded } = state;
    const figures: Omit<ContractState, "answers"> = {
      ...{ available, period, answersInPeriod, folded, balance },
      closesAt: closesAt === NOT_CLOSING ? null : closesAt,
    };
    return { figures, state };
  });
}

/** What the contract keeps of answers at a block, of those that it keeps. */
export async function readKept(
  client: ReadingClient,
  { campaigns: address }: Deployment,
  campaign: bigint,
  { nullifiers, blockNumber }: { readonly nullifiers: readonly bigint[]; readonly blockNumber: bigint },
): Promise<readonly (KeptAnswer | undefined)[]> {
  const contract = { address, abi, functionName: "answerOf", blockNumber } as const;
  return Promise.all(
    nullifiers.map(async (nullifier) => {
      const args = [campaign, nullifier] as const;
      const { subject, claimed } = await explained(() => readContract(client, { ...contract, args }));
      return subject === zeroAddress ? undefined : { nullifier, subject: subject as Address, claimed };
    }),
  );
}

/** Throws `DecdpError` unless the contracts check proofs with the key of this release. */
export async function requireOwnKey(client: ReadingClient, { verifier: address }: Deployment): Promise<void> {
  const contract = { address, abi: answerVerifierAbi, functionName: "keyHash" } as const;
  const hash = await explained(() => readContract(client, contract));
  if (hash === answerKey.hash) return;
  throw new DecdpError(
    `The contracts check proofs with the key ${hash}, and this release with ${answerKey.hash}.`,
    {
      details: { contracts: hash, release: answerKey.hash },
      hint: "Audit with the release that these contracts belong to.",
    },
  );
}

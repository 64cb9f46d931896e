import type { Address } from "viem";
import { readAnswersSettled, readRewardsClaimed } from "../../src/chain/actions/events.ts";
import type { Context } from "../setting/context.ts";

/** A customer's answer that was settled. */
export interface SettledAnswer {
  readonly nullifier: bigint;
  readonly period: number;
  /** Whether its reward was claimed. */
  readonly paid: boolean;
  /** What was paid, in the token's smallest unit. */
  readonly amount: bigint;
}

/** A subject's settled answers to a campaign. */
export async function readSettled(
  { reader, deployment, network }: Context,
  campaign: bigint,
  subject: Address,
): Promise<SettledAnswer[]> {
  const range = { campaign, fromBlock: network.firstBlock };
  const settled = await readAnswersSettled(reader, deployment, { ...range, subject });
  return Promise.all(
    settled.map(async ({ nullifier, period }) => {
      const [claim] = await readRewardsClaimed(reader, deployment, { ...range, nullifier });
      return { nullifier, period, paid: claim !== undefined, amount: claim?.amount ?? 0n };
    }),
  );
}

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

/**
 * A subject's settled answers to a campaign.
 *
 * @param campaign With the block in which the node shows its opening: a node that has forgotten that one may have
 * forgotten answers, too.
 */
export async function readSettled(
  { reader, deployment, onProgress }: Context,
  { campaign, openedIn }: { readonly campaign: bigint; readonly openedIn: bigint },
  subject: Address,
): Promise<SettledAnswer[]> {
  const range = { campaign, fromBlock: openedIn, onProgress };
  const settled = await readAnswersSettled(reader, deployment, { ...range, subject });
  return Promise.all(
    settled.map(async ({ nullifier, period }) => {
      const [claim] = await readRewardsClaimed(reader, deployment, { ...range, nullifier });
      return { nullifier, period, paid: claim !== undefined, amount: claim?.amount ?? 0n };
    }),
  );
}

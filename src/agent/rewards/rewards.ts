import type { Address } from "viem";
import { readAnswersSettled, readRewardsClaimed } from "../../chain/actions/events.ts";
import { readSettledAnswer } from "../../chain/actions/settlement.ts";
import { readOpening } from "../../chain/history.ts";
import { subjectFor } from "../../customer/keys.ts";
import { readSignedClaim } from "../../format/answer/signedClaim.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import type { Surroundings } from "../surroundings.ts";

/** What one settled answer has earned. It has no end: no brand can take back what an answer has earned. */
export interface Reward {
  readonly campaign: bigint;
  readonly brand: Address;
  /** Of the answer. */
  readonly nullifier: bigint;
  readonly period: number;
  readonly token: Address;
  /** In the token's smallest unit. */
  readonly amount: bigint;
  /** "claimed": signed, and not on chain yet. */
  readonly state: "earned" | "claimed" | "paid";
  /** Who was paid, or is to be. */
  readonly payee?: Address | undefined;
  /** Why the last attempt to send the claim failed. */
  readonly lastError?: string | undefined;
}

/** Requests that were answered: what was taken back before it was sent may be among them. */
function isAnswered({ answer, consent, withdrawnAt }: KnownRequest): boolean {
  return answer !== undefined || consent !== undefined || withdrawnAt !== undefined;
}

/**
 * What the customer's answers have earned, by the chain. Throws `DecdpError` for a node that does not answer, or that has
 * forgotten when a campaign was opened: it may have forgotten answers, too.
 */
export async function readRewards(surroundings: Surroundings, memory: Memory): Promise<readonly Reward[]> {
  const requests = (await memory.read("requests")).filter(isAnswered);
  const found = await Promise.all(requests.map((known) => rewardsOf(surroundings, memory, known)));
  return found.flat();
}

/** What the answers to one request have earned. Throws as `readRewards` does. */
export async function rewardsOf(
  { reader, deployment, firstBlock, keys }: Surroundings,
  memory: Memory,
  { campaign, brand }: Pick<KnownRequest, "campaign" | "brand">,
): Promise<readonly Reward[]> {
  const { blockNumber, parameters } = await readOpening(reader, deployment, {
    campaign,
    fromBlock: firstBlock,
  });
  const range = { campaign, fromBlock: blockNumber };
  const subject = subjectFor(keys, brand).address;
  const answers = await readAnswersSettled(reader, deployment, { ...range, subject });
  const outbox = await memory.read("outbox");
  return Promise.all(
    answers.map(async ({ nullifier, period }): Promise<Reward> => {
      const { token, reward: amount } = parameters;
      const earned = { campaign, brand, nullifier, period, token, amount };
      if ((await readSettledAnswer(reader, deployment, { campaign, nullifier }))?.isClaimed === true) {
        const [claim] = await readRewardsClaimed(reader, deployment, { ...range, nullifier });
        return { ...earned, state: "paid", payee: claim?.payee };
      }
      for (const { kind, body, lastError } of outbox) {
        const claim = kind === "claim" ? readSignedClaim(body) : undefined;
        if (claim?.campaign !== campaign || claim.nullifier !== nullifier) continue;
        return { ...earned, state: "claimed", payee: claim.payee, lastError };
      }
      return { ...earned, state: "earned" };
    }),
  );
}

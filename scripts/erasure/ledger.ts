import type { Address } from "viem";
import {
  readAnswersSettled,
  readConsentsGiven,
  readConsentsWithdrawn,
  readRewardsClaimed,
} from "../../src/chain/actions/events.ts";
import { START } from "../../test/support/crowd/crowd.ts";
import type { CrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { OPEN, SEALED } from "./life.ts";

/** All that the chain has of one pseudonym. Times are seconds from the beginning. */
export interface OnChain {
  readonly subject: Address;
  readonly signedAt: number;
  readonly withdrawnAt: number | undefined;
  /** The group in the open campaign. */
  readonly group: number;
  readonly sealedSegment: bigint;
  readonly payee: Address;
  readonly nullifiers: readonly bigint[];
}

/** Everything that the chain has, by pseudonym. */
export async function readLedger({ client, deployment }: CrowdChain): Promise<readonly OnChain[]> {
  const range = { fromBlock: 0n };
  const consents = await readConsentsGiven(client, deployment, range);
  const withdrawals = await readConsentsWithdrawn(client, deployment, range);
  const answers = await readAnswersSettled(client, deployment, range);
  const claims = await readRewardsClaimed(client, deployment, range);
  return consents.map(({ subject, signedAt }) => {
    const own = answers.filter((answer) => answer.subject === subject);
    const answerTo = (campaign: bigint) => own.find((answer) => answer.campaign === campaign)!;
    const withdrawn = withdrawals.find((one) => one.subject === subject);
    return {
      subject,
      signedAt: signedAt - START,
      withdrawnAt: withdrawn && withdrawn.signedAt - START,
      group: Number(answerTo(OPEN).sealedSegment),
      sealedSegment: answerTo(SEALED).sealedSegment,
      payee: claims.find(({ nullifier }) => nullifier === answerTo(SEALED).nullifier)!.payee,
      nullifiers: own.map(({ nullifier }) => nullifier),
    };
  });
}

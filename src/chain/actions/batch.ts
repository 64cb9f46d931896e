import type { Answer } from "../../answer/answer.ts";
import { type BatchOutcome, batchOutcomes } from "../batchOutcomes.ts";
import { batchCall } from "../calls/settlementCalls.ts";
import type { Deployment } from "../deployment.ts";
import { type Sent, type SigningClient, transact } from "../transact.ts";

/**
 * Settles many answers in one transaction and tells what became of each. One that cannot be settled is skipped;
 * throws `AnswerRefusedError` (`ProofInvalid`) if a proof does not hold, and nothing is settled then.
 */
export async function settleBatch(
  client: SigningClient,
  deployment: Deployment,
  { answers }: { readonly answers: readonly Answer[] },
): Promise<Sent & { readonly outcomes: readonly BatchOutcome[] }> {
  const { logs, ...sent } = await transact(client, deployment, batchCall(deployment, answers));
  return { ...sent, outcomes: batchOutcomes(deployment.campaigns, logs) };
}

import type { Answer } from "../../answer/answer.ts";
import { type BatchOutcome, batchOutcomes } from "../batchOutcomes.ts";
import { batchCall } from "../calls/settlementCalls.ts";
import type { Deployment } from "../deployment.ts";
import { type Sent, type SigningClient, transact } from "../transact.ts";

/**
 * Settles many answers in one transaction and returns what became of each. An answer that cannot be settled is skipped.
 * If one proof does not hold, nothing is settled and `AnswerRefusedError` (`ProofInvalid`) is thrown.
 */
export async function settleBatch(
  client: SigningClient,
  deployment: Deployment,
  { answers }: { readonly answers: readonly Answer[] },
): Promise<Sent & { readonly outcomes: readonly BatchOutcome[] }> {
  const { logs, ...sent } = await transact(client, deployment, batchCall(deployment, answers));
  return { ...sent, outcomes: batchOutcomes(deployment.campaigns, logs) };
}

import { readContract } from "viem/actions";
import type { Answer } from "../../src/answer/answer.ts";
import { failures } from "../../src/chain/failures.ts";
import { type RefusalReason, refusals } from "../../src/chain/refusals.ts";
import type { SignedTicket } from "../../src/chain/typedData.ts";
import { consentRegistryAbi } from "../../src/generated/abis.ts";
import { RequestRefusedError } from "../shared/http/errors.ts";
import { answerDeadlines, type Deadline, missedAt } from "./deadlines.ts";
import type { Relayer } from "./relayer.ts";

/** Reads what ends an answer that waits, as things stand now. */
export async function readAnswerDeadlines(
  { campaigns, client, deployment }: Relayer,
  answer: Answer,
  ticket: SignedTicket | undefined,
): Promise<Deadline[]> {
  const campaign = await campaigns.campaign(answer.campaign);
  const [rootUntil, { until: consentUntil }] = await Promise.all([
    campaigns.rootUntil(answer.issuer, answer.root),
    readContract(client, {
      address: deployment.consentRegistry,
      abi: consentRegistryAbi,
      functionName: "consentOf",
      args: [answer.subject, campaign.terms],
    }),
  ]);
  return answerDeadlines(answer, campaign, { rootUntil, consentUntil, ticket });
}

/** Throws `RequestRefusedError` unless so many seconds are left. */
export async function requireSeconds(
  { campaigns }: Pick<Relayer, "campaigns">,
  deadlines: readonly Deadline[],
  needed: number,
): Promise<void> {
  const now = await campaigns.now();
  const missed = missedAt(deadlines, now + needed);
  if (missed === undefined) return;
  const { last, reason } = missed;
  const hint = refusals[reason as RefusalReason]?.hint ?? failures[reason]?.hint;
  throw new RequestRefusedError(
    reason,
    `It counts until ${last} only, and the relayer may need ${needed} seconds from now, ${now}, to bring it on chain.`,
    typeof hint === "string" ? { hint } : {},
  );
}

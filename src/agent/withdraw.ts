import { signWithdrawal } from "../chain/actions/withdrawal.ts";
import { readAnswerFile } from "../format/answer/answerFile.ts";
import { writeSignedWithdrawal } from "../format/answer/signedWithdrawal.ts";
import { readSubmission } from "../format/answer/submission.ts";
import type { KnownRequest } from "./memory/knownRequest.ts";
import type { Memory } from "./memory/memory.ts";
import { noteRequest } from "./memory/requests.ts";
import { queue } from "./sending/outbox.ts";
import { subjectClient } from "./subject.ts";
import { clockOf, type Surroundings } from "./surroundings.ts";

/**
 * Signs a withdrawal and keeps it to be sent. Asks nobody, so it works offline; `deliver` brings it on chain. It ends
 * every consent to the terms that was signed until now, also one that is still on its way, for all campaigns under them.
 */
export async function withdraw(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
): Promise<void> {
  const { deployment } = surroundings;
  const { terms, domain: brand, purpose, consent } = known;
  const at = clockOf(surroundings);
  // A consent may be dated by a chain whose clock is ahead of this one.
  const signedAt = Math.max(at, consent?.signedAt ?? 0);
  const client = subjectClient(surroundings, known.brand);
  const withdrawal = await signWithdrawal(client, deployment, { terms, signedAt });
  await queue(surroundings, memory, known, { kind: "withdrawal", body: writeSignedWithdrawal(withdrawal) });
  const ended = (await memory.read("requests")).filter((one) => one.terms === terms);
  await dropAnswers(memory, ended);
  const event = { kind: "withdrew", brand, at, purpose } as const;
  await memory.change("history", (before) => [...before, event]);
  for (const one of ended) {
    await noteRequest(memory, one.campaign, () => ({
      state: "withdrawn",
      withdrawnAt: signedAt,
      noAt: undefined,
    }));
  }
}

/** Answers under these terms that were not sent yet: after a withdrawal they must not be. */
async function dropAnswers(memory: Memory, ended: readonly KnownRequest[]): Promise<void> {
  const campaigns = new Set(ended.map(({ campaign }) => campaign));
  await memory.change("outbox", (before) =>
    before.filter((entry) => {
      const { kind, body } = entry;
      if (kind === "answer") return !campaigns.has(readSubmission(body).answer.campaign);
      return kind !== "sealedAnswer" || !campaigns.has(readAnswerFile(body).answer.campaign);
    }),
  );
}

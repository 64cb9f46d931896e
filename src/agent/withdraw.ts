import { signWithdrawal } from "../chain/actions/withdrawal.ts";
import { writeSignedWithdrawal } from "../format/answer/signedWithdrawal.ts";
import type { KnownRequest } from "./memory/knownRequest.ts";
import type { Memory } from "./memory/memory.ts";
import { queue } from "./sending/outbox.ts";
import { completeWithdrawals } from "./stop/complete.ts";
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
  const { terms } = known;
  // A clock may be slow, or have been set back: the withdrawal is never dated before a consent that it shall end.
  const consents = (await memory.read("requests")).filter((one) => one.terms === terms);
  const signedAt = Math.max(clockOf(surroundings), ...consents.map(({ consent }) => consent?.signedAt ?? 0));
  const client = subjectClient(surroundings, known.brand);
  const withdrawal = await signWithdrawal(client, surroundings.deployment, { terms, signedAt });
  await queue(surroundings, memory, known, { kind: "withdrawal", body: writeSignedWithdrawal(withdrawal) });
  await completeWithdrawals(surroundings, memory);
}

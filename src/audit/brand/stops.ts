import type { Address, Hex } from "viem";
import type { Terms } from "../../consent/terms/terms.ts";
import { eventsOf } from "../facts/events.ts";
import type { Facts } from "../facts/facts.ts";
import { answersOnChain, type Promised, withdrawalOf } from "./promises.ts";

/** A withdrawal on chain, and what had to stop because of it. Times are Unix seconds. */
export interface Stop {
  readonly subject: Address;
  readonly transaction: Hex;
  readonly signedAt: number;
  readonly recordedAt: number;
  /** When the terms promise that all use has stopped; null if they cannot be read. */
  readonly stopBy: number | null;
  /** Nullifiers of the subject's answers that had been settled. */
  readonly answers: readonly bigint[];
  /** Who had to stop besides the brand, by the names in the terms. */
  readonly recipients: readonly string[];
}

/** All withdrawals under the campaign's terms, in chain order. */
export function stopsOf(
  facts: Facts,
  terms: Terms | undefined,
  promised: Promised | undefined,
): readonly Stop[] {
  const known = answersOnChain(facts);
  const stopped = Map.groupBy(eventsOf(facts.events, "AnswerSettled"), (answer) =>
    withdrawalOf(known, answer, facts.readTo.time),
  );
  const recipients = (terms?.recipients ?? []).map(({ name }) => name);
  return eventsOf(facts.events, "ConsentWithdrawn").map((withdrawal) => {
    const { subject, transaction, signedAt, time } = withdrawal;
    const answers = (stopped.get(withdrawal) ?? []).map(({ nullifier }) => nullifier);
    const stopBy = promised ? time + promised.within : null;
    return { subject, transaction, signedAt, recordedAt: time, stopBy, answers, recipients };
  });
}

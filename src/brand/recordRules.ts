import type { Hex } from "viem";
import type { AnswerRecord, ConsentRecord } from "./lightRecordEncoding.ts";

// What counts when, wherever a brand keeps its records. Times are Unix seconds.

/** What is on record for terms before a customer has said anything about them. */
export function nothingOnRecord(terms: Hex): ConsentRecord {
  return { terms, until: 0, signedAt: 0, withdrawnAt: 0 };
}

/**
 * The record after a consent. As on chain, the signing times decide, not the order of arrival: a consent signed no later
 * than the last consent or withdrawal changes nothing.
 */
export function afterConsent(
  last: ConsentRecord,
  { until, signedAt }: Pick<ConsentRecord, "until" | "signedAt">,
): ConsentRecord {
  if (signedAt <= last.signedAt || signedAt <= last.withdrawnAt) return last;
  return { ...last, until, signedAt };
}

/** The record after a withdrawal that was signed at a time; an earlier one than the last changes nothing. */
export function afterWithdrawal(last: ConsentRecord, signedAt: number): ConsentRecord {
  return { ...last, withdrawnAt: Math.max(last.withdrawnAt, signedAt) };
}

/** Whether a withdrawal ends what was answered under the terms: not if the customer has consented again since. */
export function isWithdrawn({ signedAt, withdrawnAt }: ConsentRecord): boolean {
  return withdrawnAt > 0 && signedAt <= withdrawnAt;
}

/** Whether a consent is live at `now`. */
export function isLive({ until, signedAt, withdrawnAt }: ConsentRecord, now: number): boolean {
  return signedAt > withdrawnAt && until > now;
}

/** Whether an answer may be kept and used at `now`, under the consent to its terms. */
export function mayBeKept(
  { expiry }: Pick<AnswerRecord, "expiry">,
  consent: ConsentRecord,
  now: number,
): boolean {
  return now < expiry && isLive(consent, now);
}

/** The latest answer that has not expired at `now`; undefined if there is none. */
export function latestAnswer<Answer extends Pick<AnswerRecord, "expiry" | "validAt">>(
  answers: readonly Answer[],
  now: number,
): Answer | undefined {
  const [latest] = answers
    .filter(({ expiry }) => now < expiry)
    .sort((left, right) => right.validAt - left.validAt);
  return latest;
}

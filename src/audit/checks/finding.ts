import type { Hex } from "viem";
import type { FactEvent } from "../facts/events.ts";

/** Everything that can be found; docs/audit.md says what each means. */
export type Check =
  | "terms.unpublished"
  | "terms.foreign"
  | "terms.altered"
  | "terms.unreadable"
  | "model.unregistered"
  | "model.altered"
  | "point.differs"
  | "document.differs"
  | "closing.notice"
  | "closing.differs"
  | "issuer.notice"
  | "answer.beforeOpening"
  | "answer.afterClose"
  | "answer.period"
  | "answer.validAt"
  | "issuer.notListed"
  | "issuer.removed"
  | "root.unpublished"
  | "root.revoked"
  | "root.replaced"
  | "consent.missing"
  | "consent.late"
  | "consent.withdrawn"
  | "consent.over"
  | "consent.fromFuture"
  | "nullifier.spent"
  | "budget.exhausted"
  | "budget.period"
  | "segment.unknown"
  | "proof.invalid"
  | "answer.notKept"
  | "answer.missing"
  | "funding.afterClose"
  | "claim.withoutAnswer"
  | "claim.twice"
  | "claim.amount"
  | "claim.missing"
  | "claim.notKept"
  | "reclaim.early"
  | "reclaim.amount"
  | "money.available"
  | "money.escrow"
  | "answers.count"
  | "record.unknownAnswer"
  | "record.foreignAnswer"
  | "record.terms"
  | "record.segment"
  | "record.validAt"
  | "record.expiry"
  | "record.notForgotten"
  | "record.unknownConsent"
  | "record.withdrawal"
  | "receipt.withoutEvent"
  | "receipt.differs"
  | "use.unknownAnswer"
  | "use.foreignAnswer"
  | "use.beforeAnswer"
  | "use.afterWithdrawal"
  | "use.afterConsent"
  | "use.afterRetention"
  | "use.purpose"
  | "use.recipient"
  | "use.controlGroup";

export type Values = Readonly<Record<string, string | number | bigint | boolean>>;

/** Something that must not be. The same facts give the same findings, with the same ids and in the same order. */
export interface Finding {
  /** The check and what it is about, such as "consent.missing@12.3": an event in block 12 at place 3. */
  readonly id: string;
  readonly check: Check;
  readonly sentence: string;
  /** Null where the chain has no transaction for it. */
  readonly transaction: Hex | null;
  readonly values: Values;
  /** The events that show it, the one that it is about first. */
  readonly evidence: readonly FactEvent[];
}

/** A finding about an event; the others show why. */
export function foundAt(
  check: Check,
  event: FactEvent,
  {
    sentence,
    values,
    others = [],
  }: Pick<Finding, "sentence" | "values"> & { readonly others?: readonly FactEvent[] },
): Finding {
  return {
    id: `${check}@${event.block}.${event.index}`,
    check,
    sentence,
    transaction: event.transaction,
    values,
    evidence: [event, ...others],
  };
}

/** A finding about something that is not an event, such as "records[3].answers[0]". */
export function foundIn(
  check: Check,
  place: string,
  {
    sentence,
    values,
    evidence = [],
  }: Pick<Finding, "sentence" | "values"> & { readonly evidence?: readonly FactEvent[] },
): Finding {
  const transaction = evidence[0]?.transaction ?? null;
  return { id: `${check}@${place}`, check, sentence, transaction, values, evidence };
}

/** Something that was not checked, and why. Never the same as "nothing was found". */
export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** The last second of the year 9999. Durations in terms may be longer than calendars go. */
const LAST_SECOND = 253_402_300_799;

/** A Unix time as people read it. */
export function inWords(time: number): string {
  if (time > LAST_SECOND) return "a time after the year 9999";
  return `${new Date(time * 1000)
    .toISOString()
    .replace(/\.000Z$/, "")
    .replace("T", " ")} UTC`;
}

import type { Address, Hex } from "viem";
import type { Check, Finding, Values } from "../checks/finding.ts";
import { isSame } from "../checks/same.ts";
import type { AnswerEvent, FactEvent } from "../facts/events.ts";
import type { Facts } from "../facts/facts.ts";

/** A finding without anything of other customers. */
export interface FindingEntry {
  readonly id: string;
  readonly check: Check;
  readonly sentence: string;
  readonly transaction: Hex | null;
  readonly values: Values;
  /** Where the events are that show it; not those of other customers. */
  readonly evidence: readonly Pick<FactEvent, "event" | "block" | "index" | "transaction">[];
}

interface Whose {
  readonly facts: Facts;
  readonly subject: Address;
  /** The customer's answers. */
  readonly own: readonly AnswerEvent[];
}

/** What is wrong with terms, request or document is wrong for everybody. */
const COMMON = /^(terms|model|point|document)\./;

/**
 * The findings that concern one customer: about an answer, a reward, a record, a use or a receipt of theirs, or about what
 * everybody agreed to. Those about the money of the campaign and its end are left to the audit.
 */
export function concernsOf(findings: readonly Finding[], whose: Whose): FindingEntry[] {
  const { facts, subject, own } = whose;
  const nullifiers = new Set(own.map(({ nullifier }) => nullifier));
  const others = otherSubjects(facts, subject);
  return findings
    .filter((finding) => concerns(finding, subject, nullifiers))
    .map(({ id, check, sentence, transaction, values, evidence }) => ({
      ...{ id, check, sentence: withoutOthers(sentence, others), transaction },
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === "string" ? withoutOthers(value, others) : value,
        ]),
      ),
      evidence: evidence
        .filter((event) => !isOfOther(event, subject, nullifiers))
        .map(({ event, block, index, transaction }) => ({ event, block, index, transaction })),
    }));
}

function concerns({ check, values }: Finding, subject: Address, nullifiers: ReadonlySet<bigint>): boolean {
  if (COMMON.test(check)) return true;
  const { subject: named, nullifier } = values;
  if (named !== undefined) return isSame(`${named}`, subject);
  return typeof nullifier === "bigint" && nullifiers.has(nullifier);
}

function isOfOther(event: FactEvent, subject: Address, nullifiers: ReadonlySet<bigint>): boolean {
  if ("subject" in event) return !isSame(event.subject, subject);
  return event.event === "RewardClaimed" && !nullifiers.has(event.nullifier);
}

function otherSubjects({ events, state }: Facts, subject: Address): ReadonlySet<string> {
  const all = [...events.flatMap((event) => ("subject" in event ? [event] : [])), ...state.answers];
  const others = new Set(all.map((one) => one.subject.toLowerCase()));
  others.delete(subject.toLowerCase());
  return others;
}

function withoutOthers(text: string, others: ReadonlySet<string>): string {
  return text.replace(/0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g, (address) =>
    others.has(address.toLowerCase()) ? "another customer" : address,
  );
}

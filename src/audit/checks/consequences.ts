import type { Check, Finding } from "./finding.ts";

/** What a record cannot agree with once the chain is wrong about a subject: found of an answer, and of the record of it. */
const ofSubject: Causes = {
  "answer.missing": ["proof.invalid"],
  "record.unknownConsent": ["consent.missing", "consent.fromFuture", "consent.over"],
  "record.withdrawal": ["consent.withdrawn"],
};

/** The same of one answer. */
const ofAnswer: Causes = {
  "record.validAt": ["answer.validAt", "proof.invalid"],
  "record.segment": ["segment.unknown", "proof.invalid"],
  "record.foreignAnswer": ["proof.invalid", "answer.notKept"],
  "record.unknownAnswer": ["answer.missing"],
  "record.notForgotten": ["consent.over"],
  "use.foreignAnswer": ["proof.invalid", "answer.notKept"],
  "use.unknownAnswer": ["answer.missing"],
  "use.afterConsent": ["consent.over"],
};

type Causes = Readonly<Partial<Record<Check, readonly Check[]>>>;

/**
 * Leaves out what follows from another finding, so that each fault is found once: a notice that was too short, where
 * answers were settled after it; a budget that fell short by no more than what the contract has and the events do not
 * explain; a record that does not agree with an answer which is wrong on chain.
 */
export function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const shown = new Set(
    findings
      .filter(({ check }) => check === "issuer.removed" || check === "answer.afterClose")
      .flatMap(({ evidence }) => evidence.slice(1)),
  );
  const unexplained = findings.find(({ check }) => check === "money.available")?.values.difference ?? 0n;
  const found = new Set(
    findings.flatMap((finding) => [
      about("subject", finding.check, finding),
      about("nullifier", finding.check, finding),
    ]),
  );
  return findings.filter((finding) => {
    const { check, evidence, values } = finding;
    if (check === "issuer.notice" || check === "closing.notice") return !shown.has(evidence[0]!);
    if (check === "budget.exhausted") {
      return BigInt(values.reward!) - BigInt(values.available!) > BigInt(unexplained);
    }
    return !(
      (ofSubject[check] ?? []).some((cause) => found.has(about("subject", cause, finding))) ||
      (ofAnswer[check] ?? []).some((cause) => found.has(about("nullifier", cause, finding)))
    );
  });
}

function about(what: "subject" | "nullifier", check: Check, { values }: Finding): string {
  return `${check} ${what} ${values[what]}`.toLowerCase();
}

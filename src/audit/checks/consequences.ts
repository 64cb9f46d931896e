import type { Check, Finding } from "./finding.ts";

/** What a record cannot agree with once the chain is wrong about it: found of an answer, and of the record of it. */
const repeated: Readonly<Partial<Record<Check, readonly Check[]>>> = {
  "record.unknownConsent": ["consent.missing", "consent.fromFuture"],
  "record.validAt": ["answer.validAt"],
  "record.segment": ["segment.unknown"],
};

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
  const bySubject = new Set(findings.map((finding) => aboutSubject(finding.check, finding)));
  return findings.filter((finding) => {
    const { check, evidence, values } = finding;
    if (check === "issuer.notice" || check === "closing.notice") return !shown.has(evidence[0]!);
    if (check === "budget.exhausted") {
      return BigInt(values.reward!) - BigInt(values.available!) > BigInt(unexplained);
    }
    return !(repeated[check] ?? []).some((cause) => bySubject.has(aboutSubject(cause, finding)));
  });
}

function aboutSubject(check: Check, { values }: Finding): string {
  return `${check} ${values.subject}`.toLowerCase();
}

import type { Audit } from "../../src/audit/audit.ts";
import type { Finding } from "../../src/audit/checks/finding.ts";

/** What an audit came to, for programs; big integers become decimal strings. */
export function jsonReport(audit: Audit, command: string): object {
  return {
    format: "decdp-audit-1",
    ...audit,
    findings: audit.findings.map((finding) => jsonFinding(finding, command)),
    command,
  };
}

/** A finding with its command; of its evidence, where it is on chain. */
function jsonFinding({ evidence, ...finding }: Finding, command: string): object {
  return {
    ...finding,
    evidence: evidence.map(({ event, block, index, transaction }) => ({ event, block, index, transaction })),
    command: `${command} --finding ${finding.id}`,
  };
}

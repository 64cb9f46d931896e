/** @jsxImportSource preact */
import { isError } from "../../../src/consent/terms/lint/lint.ts";
import type { Finding } from "../../../src/consent/terms/lint/rule.ts";
import { language } from "../session.ts";
import { termsWords } from "../words/terms.ts";

const said = termsWords[language];

/** What the linter found, in its own English: what is wrong, and what to do. */
export function Findings({
  findings,
  hasField = false,
}: {
  readonly findings: readonly Finding[];
  readonly hasField?: boolean;
}) {
  return (
    <>
      {findings.map((finding) => (
        <p class={`finding ${finding.severity}`} key={`${finding.rule} ${finding.field} ${finding.why}`}>
          <strong>{isError(finding) ? said.error : said.warning}:</strong>{" "}
          <span lang="en">
            {hasField && `${finding.field}: `}
            {finding.why} {finding.fix}
          </span>
        </p>
      ))}
    </>
  );
}

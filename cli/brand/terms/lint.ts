import { isError, lintTerms } from "../../../src/consent/terms/lint/lint.ts";
import type { Finding, LintSubject } from "../../../src/consent/terms/lint/rule.ts";
import { hashOfTerms, readTerms } from "../../../src/consent/terms/reading.ts";
import { readRendering } from "../../../src/consent/terms/rendering.ts";
import type { Amount, Terms } from "../../../src/consent/terms/terms.ts";
import { readFile } from "../../input/files.ts";
import type { Outcome } from "../../run.ts";
import { type CampaignFile, readCampaignFile } from "../campaignFile.ts";

export interface Linting {
  readonly file: string;
  readonly campaign?: string | undefined;
  readonly renderings?: readonly string[] | undefined;
  readonly rewardCap?: Amount | undefined;
}

/** Says what is wrong with the terms of a file; refused if there are errors. */
export async function lintTermsFile({ file, campaign, renderings, rewardCap }: Linting): Promise<Outcome> {
  const terms = readFile(file, readTerms);
  const findings = lintTerms({
    ...subjectOf(terms, campaign === undefined ? undefined : readCampaignFile(campaign)),
    renderings: renderings?.map((one) => readFile(one, readRendering)),
    rewardCap,
  });
  const errors = findings.filter(isError).length;
  return {
    data: { terms: hashOfTerms(terms), findings },
    lines: [
      ...findings.map(describeFinding),
      `${count(errors, "error")}, ${count(findings.length - errors, "warning")}. The hash of the terms is ${hashOfTerms(terms)}.`,
    ],
    refused: errors > 0,
  };
}

/** Terms with what the file of their campaign says, if there is one. Its reward is in the currency of the terms. */
export function subjectOf(terms: Terms, campaign: CampaignFile | undefined): LintSubject {
  if (campaign === undefined) return { terms };
  const { schema, rules, model, reward } = campaign;
  const currency = terms.largestReward?.currency ?? "tokens";
  return { terms, request: { schema, rules, model }, reward: { amount: reward, currency } };
}

export function describeFinding({ severity, rule, field, why, fix }: Finding): string {
  return `${severity === "error" ? "Error" : "Warning"} ${rule} in ${field}: ${why} ${fix}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

import type { Hex } from "viem";
import { isError } from "../../../src/consent/terms/lint/lint.ts";
import type { Finding } from "../../../src/consent/terms/lint/rule.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { DecdpError } from "../../../src/errors.ts";
import { toJson } from "../../../src/format/reading/json.ts";
import type { Context } from "../../setting/context.ts";
import { describeFinding } from "./lint.ts";

/** What somebody is about to do with terms, and what the linter found. */
export interface Decision {
  readonly step: "publish" | "open";
  readonly terms: Terms;
  /** Id of the terms on chain. */
  readonly id: Hex;
  /** Name of the file that has to be mended. */
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Why errors do not matter. */
  readonly despite: string | undefined;
}

/**
 * Warns of what was found, and keeps it with the state, before anything is sent. Throws `DecdpError` for errors without a
 * reason.
 */
export async function decide(context: Context, decision: Decision): Promise<void> {
  const { file, findings, despite } = decision;
  const errors = findings.filter(isError);
  if (errors.length > 0 && despite === undefined) {
    throw new DecdpError(`${file} has errors. ${errors.map(describeFinding).join("\n")}`, {
      details: { findings },
      hint: "\nMend them; or state why not, and it is kept: --despite REASON",
    });
  }
  for (const finding of findings) context.terminal.warn(describeFinding(finding));
  if (!context.dryRun) await keep(context, decision);
}

async function keep({ state, ...context }: Context, { step, terms, id, findings, despite }: Decision) {
  const now = await context.now();
  await state.transaction((writer) =>
    writer.change(
      "INSERT INTO decisions (step, terms, decided_at, core, despite, findings) VALUES (?, ?, ?, ?, ?, ?)",
      step,
      id,
      now,
      canonicalTerms(terms),
      despite ?? null,
      toJson(findings),
    ),
  );
}

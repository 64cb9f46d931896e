import type { AuditProgress } from "../../src/audit/reading/pieces.ts";
import type { Terminal } from "../input/terminal.ts";

/** Milliseconds between two lines. */
const PATIENCE = 5_000;

const names: Readonly<Record<AuditProgress["step"], string>> = {
  blocks: "Reading the chain: events of block",
  "block times": "Reading the chain: time of block",
  transactions: "Reading the chain: transaction",
  "kept answers": "Reading the chain: what is kept of answer",
  proofs: "Checking proofs:",
};

/** Says from time to time how far an audit has come, and how long its present step may still take. */
export function showingAudit(
  { warn }: Pick<Terminal, "warn">,
  clock = Date.now,
): (progress: AuditProgress) => void {
  let last = clock();
  let begun: { readonly step: string; readonly at: number; readonly done: number } | undefined;
  return ({ step, done, total }) => {
    if (begun?.step !== step) begun = { step, at: clock(), done };
    if (clock() - last < PATIENCE) return;
    last = clock();
    const perItem = (last - begun.at) / Math.max(1, done - begun.done);
    const left = Math.ceil(((total - done) * perItem) / 1000);
    const outlook = done > begun.done && done < total ? `, about ${left} seconds left` : "";
    warn(`${names[step]} ${done} of ${total}${outlook}.`);
  };
}

/** What is checked of a receipt, in this order. */
export const receiptChecks = [
  "schema",
  "shape",
  "document",
  "dates",
  "rendering",
  "subject's signature",
  "brand's signature",
  "terms on chain",
  "event on chain",
] as const;
export type ReceiptCheck = (typeof receiptChecks)[number];

/** One line of a verdict. */
export interface VerdictLine {
  readonly check: ReceiptCheck;
  readonly holds: boolean;
  /** What was found, for people. */
  readonly words: string;
}

/** Whether a receipt holds, and why. */
export interface ReceiptVerdict {
  /** True if every line does. */
  readonly holds: boolean;
  readonly lines: readonly VerdictLine[];
}

export function holds(check: ReceiptCheck, words: string): VerdictLine {
  return { check, holds: true, words };
}

export function fails(check: ReceiptCheck, words: string): VerdictLine {
  return { check, holds: false, words };
}

export function verdictOf(lines: readonly VerdictLine[]): ReceiptVerdict {
  return { holds: lines.every((line) => line.holds), lines };
}

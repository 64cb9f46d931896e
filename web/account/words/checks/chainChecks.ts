import type { Check } from "../../../../src/audit/checks/finding.ts";

/** What can be found from the chain alone; all else takes files that only a brand has. */
export type ChainCheck = Exclude<
  Check,
  `record.${string}` | `use.${string}` | `receipt.${string}` | "document.differs"
>;

export type CheckWords = Readonly<Record<ChainCheck, string>>;

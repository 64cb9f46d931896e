import type { Check } from "../../../../src/audit/checks/finding.ts";
import type { Catalogue } from "../../../shared/words/language.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { dutch } from "./nl.ts";
import { swedish } from "./sv.ts";

/** What can be found from the chain alone; all else takes files that only a brand has. */
export type ChainCheck = Exclude<
  Check,
  `record.${string}` | `use.${string}` | `receipt.${string}` | "document.differs"
>;

export type CheckWords = Readonly<Record<ChainCheck, string>>;

/** What was found, in one sentence. */
export const checkWords: Catalogue<CheckWords> = {
  en: english,
  nl: dutch,
  sv: swedish,
  de: german,
};

import { isPersonalised, isPurposeWithin, isSpecialCategory } from "../../dpv/hierarchy.ts";
import type { PurposeTerm } from "../../dpv/purposes.ts";
import type { Terms } from "../terms.ts";
import { inWords } from "../wording.ts";
import { faultIf, type LintRule } from "./rule.ts";

/** Purposes that are headings over several: whoever agrees to one cannot tell to what. */
const bundles: readonly PurposeTerm[] = [
  "dpv:CommercialPurpose",
  "dpv:CommunicationManagement",
  "dpv:CustomerManagement",
  "dpv:CustomerRelationshipManagement",
  "dpv:Marketing",
  "dpv:NonCommercialPurpose",
  "dpv:OptimisationForController",
  "dpv:Personalisation",
  "dpv:ServiceManagement",
  "dpv:ServiceProvision",
];

/** One purpose, and no data that need more than a consent. */
export const purposeRules: readonly LintRule[] = [
  {
    id: "purpose-bundled",
    severity: "error",
    check: ({ terms: { purpose } }) =>
      faultIf(
        bundles.includes(purpose),
        "purpose",
        `"${inWords(purpose)}" bundles several purposes, and consent must be given to each (GDPR recital 43).`,
        'Publish terms for each, such as "dpv:DirectMarketing" and "dpv:PersonalisedAdvertising".',
      ),
  },
  {
    id: "purpose-profiling",
    severity: "error",
    check: ({ terms }) =>
      faultIf(
        isPurposeWithin(terms.purpose, "dpv:Marketing") &&
          !isPersonalised(terms.purpose) &&
          isProfiling(terms),
        "purpose",
        "Marketing and the profiling for it are bundled: marketing, profiling and personalised marketing need a consent each (the Norwegian Elkjøp decision, 2026).",
        'Ask for "dpv:PersonalisedAdvertising" or another personalised purpose, or leave inferences, logic and levels from 2 on away.',
      ),
  },
  {
    id: "purpose-sale",
    severity: "error",
    check: ({ terms: { purpose, sold } }) => {
      const isSale = purpose === "dpv:SellDataToThirdParties" || purpose === "dpv:SellInsightsFromData";
      return faultIf(
        sold !== isSale,
        "sold",
        sold
          ? "Data are sold beside the purpose, which bundles the two."
          : "The purpose is to sell, but the terms deny that anything is sold.",
        'Publish separate terms for a sale, with the purpose "dpv:SellDataToThirdParties" and "sold": true.',
      );
    },
  },
  {
    id: "special-category",
    severity: "error",
    check: ({ terms: { data, inferences } }) =>
      [
        ...data.map(({ category }, index) => ({ category, field: `data[${index}].category` })),
        ...inferences.map(({ category }, index) => ({ category, field: `inferences[${index}].category` })),
      ]
        .filter(({ category }) => isSpecialCategory(category))
        .map(({ category, field }) => ({
          field,
          why: `"${inWords(category)}" is a special category of data, or about offences (GDPR art. 9 and 10).`,
          fix: "Do without it: this software is not made to ask for such data or to infer them.",
        })),
  },
  {
    id: "inference-source",
    severity: "error",
    check: ({ terms: { data, inferences } }) => {
      const named = new Set(data.flatMap(({ attributes }) => attributes));
      return inferences.flatMap(({ from }, index) =>
        from
          .filter((attribute) => !named.has(attribute))
          .map((attribute) => ({
            field: `inferences[${index}].from`,
            why: `"${attribute}" is used for an inference but is not among the data.`,
            fix: `Name "${attribute}" under "data", or do not infer from it.`,
          })),
      );
    },
  },
  {
    id: "minimum-age",
    severity: "error",
    check: ({ terms: { minimumAge } }) =>
      faultIf(
        minimumAge < 13,
        "minimumAge",
        "Nobody under 13 can consent, in any country of the EEA (GDPR art. 8).",
        "Set it to 13 or more: many countries demand 14, 15 or 16.",
      ),
  },
  {
    id: "minors",
    severity: "warning",
    check: ({ terms: { purpose, minimumAge } }) =>
      faultIf(
        minimumAge < 18 && isPurposeWithin(purpose, "dpv:PersonalisedAdvertising"),
        "minimumAge",
        "Platforms must not show minors advertising that is based on profiling (Regulation 2022/2065 art. 28(2)).",
        "Set it to 18 unless you are sure that this is allowed.",
      ),
  },
];

function isProfiling({ level, inferences, decision }: Terms): boolean {
  return level >= 2 || inferences.length > 0 || decision.logic !== undefined;
}

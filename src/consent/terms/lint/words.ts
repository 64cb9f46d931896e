import { DecdpError } from "../../../errors.ts";
import { requireRenderingOf } from "../signedRendering.ts";
import type { LintRule } from "./rule.ts";

/** What is read must be what is hashed. */
export const wordRules: readonly LintRule[] = [
  {
    id: "rendering",
    severity: "error",
    check: ({ terms, renderings = [] }) =>
      renderings.flatMap((rendering, index) => {
        try {
          requireRenderingOf(terms, rendering);
          return [];
        } catch (error) {
          if (!(error instanceof DecdpError)) throw error;
          return [{ field: `renderings[${index}]`, why: error.shortMessage, fix: error.hint ?? "" }];
        }
      }),
  },
  {
    id: "rendering-twice",
    severity: "error",
    check: ({ renderings = [] }) =>
      renderings.flatMap(({ language }, index) =>
        renderings.findIndex((other) => other.language === language) < index
          ? [
              {
                field: `renderings[${index}].language`,
                why: `There are two renderings in "${language}", and nobody knows which a customer reads.`,
                fix: "Keep the one with the higher version.",
              },
            ]
          : [],
      ),
  },
];

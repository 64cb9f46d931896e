import { attributesUsed } from "../../../format/campaign/requestWords.ts";
import { exactValues } from "./exactValues.ts";
import { faultIf, type LintRule } from "./rule.ts";

/** Terms and the request of a campaign say the same. */
export const requestRules: readonly LintRule[] = [
  {
    id: "attribute-not-named",
    severity: "error",
    check: ({ terms: { data }, request }) => {
      const named = new Set(data.flatMap(({ attributes }) => attributes));
      return (request ? attributesUsed(request) : [])
        .filter((attribute) => !named.has(attribute))
        .map((attribute) => ({
          field: "data",
          why: `Rules or model use "${attribute}", which the terms do not name: nobody consents to it.`,
          fix: `Add "${attribute}" to the attributes of its category, or leave it out of the request.`,
        }));
    },
  },
  {
    id: "over-asking",
    severity: "warning",
    check: ({ terms: { data }, request }) => {
      if (request === undefined) return [];
      const used = attributesUsed(request);
      return data.flatMap(({ attributes }, index) =>
        attributes
          .filter((attribute) => !used.includes(attribute))
          .map((attribute) => ({
            field: `data[${index}].attributes`,
            why: `"${attribute}" is asked for, but neither the rules nor the model use it (GDPR art. 5(1)(c)).`,
            fix: `Take "${attribute}" off the list.`,
          })),
      );
    },
  },
  {
    id: "inference-missing",
    severity: "error",
    check: ({ terms: { inferences }, request }) =>
      faultIf(
        inferences.length === 0 && request?.model !== undefined,
        "inferences",
        "The model puts people into groups, which is an inference, and the terms name none.",
        "Say what a group stands for, such as pd:Interest, and from which attributes it follows.",
      ),
  },
  {
    id: "logic-missing",
    severity: "error",
    check: ({ terms: { decision }, request }) =>
      faultIf(
        decision.logic === undefined && request?.model !== undefined,
        "decision.logic",
        "The model scores people, and the terms do not say so.",
        'Set it to "dpv:AutomatedScoringOfIndividuals", and "automation" to what is true.',
      ),
  },
  {
    id: "exact-value",
    severity: "warning",
    check: ({ request }) =>
      (request ? exactValues(request) : []).map((attribute) => ({
        field: "rules",
        why: `The rules ask for one exact value of "${attribute}", so that every yes gives it away.`,
        fix: "Ask for a range that is as wide as the purpose allows.",
      })),
  },
];

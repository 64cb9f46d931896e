import type { Metrics } from "../../../src/model/card/figures.ts";
import type { Plan } from "../../../src/model/guards/plan.ts";
import type { Fit } from "../../../src/model/training/fit.ts";

/** What a training came to, for people. */
export function trainingLines(plan: Plan, fit: Fit, metrics: Metrics, figures: object): string[] {
  const { label, columns } = plan;
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const positives = label.rows.reduce((sum, row) => sum + label.values[row]!, 0);
  return [
    `${label.rows.length} rows; "${label.column}" is "${label.positive}" in ${percent(positives / label.rows.length)}.`,
    "",
    "Columns:",
    ...columns.map(
      ({ name, kind, missing, distinct, use, reason }) =>
        `  ${name}: ${kind}, ${distinct} values${missing > 0 ? `, ${percent(missing)} missing` : ""}; ${use}${reason ? `: ${reason}` : ""}`,
    ),
    "",
    "Slots of the card:",
    ...fit.scored.map(
      ({ candidate, slots }) => `  ${candidate.attribute.name}${slots > 1 ? ` (${slots} slots)` : ""}`,
    ),
    "",
    ...(fit.path.length > 0
      ? [
          "Quality against the number of attributes asked, on held rows:",
          ...fit.path.map(
            ({ attributes, loss, behind, standardError, chosen }) =>
              `  ${attributes.length}: log-loss ${loss.toFixed(5)}, behind the best by ${behind.toFixed(5)} (standard error ${standardError.toFixed(5)}), with ${attributes.at(-1)}${chosen ? "  <- chosen" : ""}`,
          ),
          "",
        ]
      : []),
    "Test AUC, mean and every seed:",
    ...Object.entries(metrics).map(
      ([model, { auc, seeds }]) =>
        `  ${model}: ${auc.mean.toFixed(4)} (95 %: ${auc.low.toFixed(4)} to ${auc.high.toFixed(4)}); ${seeds.map((seed) => seed.toFixed(4)).join(" ")}`,
    ),
    "",
    ...Object.entries(figures).map(([name, value]) => `${name}: ${value}`),
  ];
}

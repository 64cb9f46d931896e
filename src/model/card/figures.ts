import { type Interval, intervalOf } from "../measures/interval.ts";
import type { Evaluation, Quality } from "../training/evaluate.ts";

const measures = ["auc", "gini", "ks", "logLoss", "calibrationError", "topDecileLift"] as const;
const models = ["card", "unbinned", "logistic", "logisticWithLogarithms", "trees"] as const;

/** Each measure's mean and interval over the splits, and the AUC of every split. */
export type Figures = { readonly [measure in (typeof measures)[number]]: Interval } & {
  readonly seeds: readonly number[];
};

export type Metrics = { readonly [model in (typeof models)[number]]: Figures };

/** Figures are rounded, so that they are the same wherever they are worked out. */
export function rounded(value: number): number {
  return Number(value.toFixed(6));
}

export function metricsOf(evaluations: readonly Evaluation[]): Metrics {
  return Object.fromEntries(
    models.map((model) => [model, figuresOf(evaluations.map((evaluation) => evaluation[model]))]),
  ) as Metrics;
}

function figuresOf(qualities: readonly Quality[]): Figures {
  const figures = measures.map((measure) => {
    const { mean, low, high } = intervalOf(qualities.map((quality) => quality[measure]));
    return [measure, { mean: rounded(mean), low: rounded(low), high: rounded(high) }];
  });
  return {
    ...Object.fromEntries(figures),
    seeds: qualities.map(({ auc }) => rounded(auc)),
  };
}
